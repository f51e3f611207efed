import type { Terminal } from './command.ts';
import { ui } from './ui.ts';

const second = 1000;

/** Says on standard error how far a run is: nothing in the first second, then once a second. */
export class Progress {
  readonly terminal: Terminal;
  readonly total: number;
  last: number;

  constructor(terminal: Terminal, total: number) {
    this.terminal = terminal;
    this.total = total;
    this.last = terminal.now().getTime();
  }

  /** `done` inputs are through. */
  report(done: number): void {
    const time = this.terminal.now().getTime();
    if (time - this.last < second) return;
    this.last = time;
    this.terminal.err(`${ui.progress({ done, total: this.total })}\n`);
  }
}
