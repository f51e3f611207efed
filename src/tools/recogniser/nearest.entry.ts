import { compileNearest } from '../../core/recognise/nearest-errors.ts';

globalThis.kbNearest = compileNearest;
