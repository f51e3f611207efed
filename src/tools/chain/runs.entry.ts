import { runs } from './runs.ts';

globalThis.kbRuns = runs;
