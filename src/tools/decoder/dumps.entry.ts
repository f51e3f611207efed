import { readDumps } from '../../core/dump/read-dumps.ts';

globalThis.kbDumps = readDumps;
