import { KbPlan } from './kb-plan.ts';

customElements.define('kb-plan', KbPlan);
