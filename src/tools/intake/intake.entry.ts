import { hostFields } from '../../core/intake/host-fields.ts';
import { KbIntake } from './kb-intake.ts';

// What the tool for messages asks for, which here has come already.
globalThis.kbHostFields = hostFields;
customElements.define('kb-intake', KbIntake);
