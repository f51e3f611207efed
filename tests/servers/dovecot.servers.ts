import { dovecotDeployed, dovecotPage } from './scenes/mail-scene.ts';
import { serverTest } from './support/server-test.ts';

serverTest('Dovecot 照文章的設定服務：993、143，續期與換回', ['dovecot', 'openssl'], (shop) => dovecotPage(shop));
serverTest('Dovecot：文章的部署設定檔', ['dovecot', 'openssl'], (shop) => dovecotDeployed(shop));
