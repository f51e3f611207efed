import { findProgram, type ProgramName } from '../support/find-program.ts';
import type { Workshop } from '../support/workshop.ts';
import type { Materials } from './materials.ts';

/** A way to make installed software print a message of the catalogue. */
export interface Provocation {
  /** The entry of `content/errors`. */
  id: string;
  /** What was done, as the page of reproduced messages says it. */
  how: string;
  /** The software whose message it is. */
  program: ProgramName;
  /** Other software that has to be there. */
  with?: readonly ProgramName[];
  /** Answers with what was printed; of several outputs (languages) each has to be recognised. The workshop is this row's own. */
  provoke(materials: Materials, shop: Workshop): Promise<string | string[]>;
}

/** Where a program is; rows run only if it was found. */
export function pathOf(name: ProgramName): string {
  return findProgram(name)?.path ?? name;
}
