import { KbReply } from './reply/kb-reply.ts';

customElements.define('kb-reply', KbReply);
