import type { ProgramName } from '../support/find-program.ts';
import type { Workshop } from '../support/workshop.ts';
import type { Materials } from './materials.ts';

/** A way to make a service print what `content/wordings` or a table of codes knows, and what the reader has to be told then. */
export interface Sighting {
  /** What was done, distinct within the software. */
  how: string;
  /** The software that printed it. */
  program: ProgramName;
  /** Other software that has to be there. */
  with?: readonly ProgramName[];
  /** The cause that was made (an id of `content/causes`); it has to be the first one told. */
  cause: string;
  /** Answers with what was printed, untidied. The workshop is this row's own. */
  provoke(materials: Materials, shop: Workshop): Promise<string>;
}
