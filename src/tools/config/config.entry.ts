import 'needs:guard bench plain configs';
import { KbConfig } from './kb-config.ts';

customElements.define('kb-config', KbConfig);
