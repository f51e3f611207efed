import 'needs:guard bench notes core judge authorities chains';
import { KbConnection } from './kb-connection.ts';

customElements.define('kb-connection', KbConnection);
