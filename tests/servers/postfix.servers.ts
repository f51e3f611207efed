import { postfixDeployed, postfixPage } from './scenes/mail-scene.ts';
import { serverTest } from './support/server-test.ts';

serverTest('Postfix 照文章的設定服務：25、587、465，續期與換回', ['postfix', 'openssl'], (shop) => postfixPage(shop));
serverTest('Postfix：文章的部署設定檔', ['postfix', 'openssl'], (shop) => postfixDeployed(shop));
