import { localTold } from './local-told.ts';

globalThis.kbConnectionLocal = localTold;
