import 'needs:guard bench plain configs config';
import { KbConfigWriter } from './kb-config-writer.ts';

customElements.define('kb-config-writer', KbConfigWriter);
