import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';

/** One test as it ended, a line of JSON each in what this reporter writes. */
export interface LoggedTest {
  name: string;
  file: string;
  milliseconds: number;
}

/** A reporter for `node --test`: how long each test took, for the list of the slowest. */
export default async function* testLog(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const { name, file, details } = data;
    // Without isolation a file is no test of its own; with it, its time is that of its tests.
    if (details.type === 'suite' || name === file) continue;
    const logged: LoggedTest = { name, file: relative(process.cwd(), file ?? ''), milliseconds: details.duration_ms };
    yield `${JSON.stringify(logged)}\n`;
  }
}
