import type { Inspection } from '../../core/inspect/inspect-input.ts';
import type { Programme } from '../../core/policy/rule.ts';
import type { Look } from '../recogniser/look.ts';

/** One pasted text or one file with its reading. */
export interface Case {
  /** File name; null for pasted text. */
  name: string | null;
  inspection: Inspection;
  /** What else the text holds; null where nobody had to look. */
  look: Look | null;
}

/** What all readings of one go share. */
export interface Judging {
  at: Date;
  programme: Programme;
  /** Way to the site's root from this page, with a slash at its end. */
  root: string;
}
