import { KbIntake } from './kb-intake.ts';

customElements.define('kb-intake', KbIntake);
