import type { Facts } from './facts.ts';

/**
 * Something about the input that could not be read. `line` and `column` count from 1; null where there is no line (binary input).
 * Faults inside a block's Base64 count its own lines, as somebody does who compares them with the original; the line in the
 * whole text is then the fact `textLine`.
 */
export interface Problem {
  code: string;
  line: number | null;
  column: number | null;
  facts: Facts;
}

/** Something that was put right on the way in, so that the reader is told. */
export interface Repair {
  code: string;
  line: number | null;
}
