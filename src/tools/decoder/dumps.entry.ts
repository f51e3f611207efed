import 'needs:guard bench core';
import { readDumps } from '../../core/dump/read-dumps.ts';

globalThis.kbDumps = readDumps;
