import 'needs:guard bench configs config';
import { KbConfigWriter } from './kb-config-writer.ts';

customElements.define('kb-config-writer', KbConfigWriter);
