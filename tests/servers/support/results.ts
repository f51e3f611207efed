import { appendFileSync } from 'node:fs';
import type { PassedBlock } from '../../../src/dev/servers/passed-block.ts';

/** Tells the runner of a block that did what its guide says; nothing happens when a test file is run by itself. */
export function tell(passed: PassedBlock): void {
  const file = process.env.SERVERS_RESULTS;
  if (file !== undefined && file !== '') appendFileSync(file, `${JSON.stringify(passed)}\n`);
}
