import { KbReply } from './kb-reply.ts';

customElements.define('kb-reply', KbReply);
