import { appendFileSync } from 'node:fs';
import type { ProgramName } from './find-program.ts';

/** One block that did what its guide says, as the runner collects it from all tests; one JSON object a line. */
export interface Passed {
  id: string;
  programs: ProgramName[];
  /** What stood for which literal, for the report. */
  replaced: string[];
}

/** Tells the runner; nothing happens when a test file is run by itself. */
export function tell(passed: Passed): void {
  const file = process.env.SERVERS_RESULTS;
  if (file !== undefined && file !== '') appendFileSync(file, `${JSON.stringify(passed)}\n`);
}
