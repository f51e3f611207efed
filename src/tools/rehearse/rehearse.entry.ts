import { KbRehearse } from './kb-rehearse.ts';

customElements.define('kb-rehearse', KbRehearse);
