import 'needs:guard bench lines notes core judge inspect authorities chains';
import { KbConnection } from './kb-connection.ts';

customElements.define('kb-connection', KbConnection);
