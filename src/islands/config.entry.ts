import { KbConfig } from './config/kb-config.ts';
import { KbConfigWriter } from './config/kb-config-writer.ts';

customElements.define('kb-config', KbConfig);
customElements.define('kb-config-writer', KbConfigWriter);
