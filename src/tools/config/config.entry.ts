import 'needs:guard bench markup';
import { KbConfig } from './kb-config.ts';
import { KbConfigWriter } from './kb-config-writer.ts';

customElements.define('kb-config', KbConfig);
customElements.define('kb-config-writer', KbConfigWriter);
