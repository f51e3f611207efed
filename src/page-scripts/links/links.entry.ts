import { copyLink } from './copy-link.ts';

// The control beside a title asks for this one when it is used; most readers never do.
globalThis.kbCopyLink = copyLink;
