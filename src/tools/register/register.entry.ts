import 'needs:guard bench plain notes core judge';
import { KbRegister } from './kb-register.ts';

customElements.define('kb-register', KbRegister);
