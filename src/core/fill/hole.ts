import type { FieldKind } from './field-kind.ts';

/** The rules by which a value is written. */
export type Dialect =
  'sh' | 'cmd' | 'powershell' | 'xml' | 'openssl' | 'inf' | 'nginx' | 'apache' | 'properties' | 'text' | 'jboss' | 'other';

/** Where a hole stands, before any bracket that it stands in: nothing, quotes, a comment, or a place that is not understood. */
export type Within = '' | "'" | '"' | '#' | '?';

/** Stands for every other hole in the text around one. */
export const HOLE = '\ue000';

/** One place of a code block that a value is written to. */
export interface Hole {
  kind: FieldKind;
  dialect: Dialect;
  within: Within;
  /** What stands before it in the same word of a shell, in the same line of a file. */
  before: string;
  /** What stands after it in the same line. */
  after: string;
  /** The word before its word; empty in files. */
  previous: string;
  /** The command's name; empty in files. */
  command: string;
}
