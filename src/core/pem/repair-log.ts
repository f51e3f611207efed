import type { Repair } from '../problem.ts';
import type { RepairCode } from './codes.ts';

/** The repairs of one block: each code once, at the first line where it was needed. */
export class RepairLog {
  readonly #lines = new Map<RepairCode, number>();

  add(code: RepairCode, line: number): void {
    if (!this.#lines.has(code)) this.#lines.set(code, line);
  }

  has(code: RepairCode): boolean {
    return this.#lines.has(code);
  }

  drop(code: RepairCode): void {
    this.#lines.delete(code);
  }

  list(): Repair[] {
    return [...this.#lines].map(([code, line]) => ({ code, line }));
  }
}
