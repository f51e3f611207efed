import { KbPreflightRequest } from './kb-preflight-request.ts';

customElements.define('kb-preflight-request', KbPreflightRequest);
