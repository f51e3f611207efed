import { explain } from './explain.ts';

// The form asks for this one when it has something to say for the first time; most readers never see a reason.
globalThis.kbExplainFill = explain;
