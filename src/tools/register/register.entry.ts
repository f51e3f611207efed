import 'needs:guard bench csv notes core judge';
import { KbRegister } from './kb-register.ts';

customElements.define('kb-register', KbRegister);
