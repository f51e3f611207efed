import { replyTake } from './reply-take.ts';

// The letter stands there already when this arrives.
globalThis.kbReplyTake = replyTake;
