import 'needs:guard bench configs';
import { KbConfig } from './kb-config.ts';

customElements.define('kb-config', KbConfig);
