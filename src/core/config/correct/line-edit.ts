import type { ConfigFinding } from '../config-finding.ts';

/** What stands in the place of some lines, numbered from 1 as they stand: no line, one or more. */
export type LineEdits = ReadonlyMap<number, readonly string[]>;

/** What an edit is made from: the finding, all findings of its line, the lines of the text, and the server's version, null where it is not known. */
export interface EditContext {
  finding: ConfigFinding;
  beside: readonly ConfigFinding[];
  lines: readonly string[];
  version: string | null;
}

/** Edits that each would mend a finding, the smallest first; none where more than one thing could be meant. */
export type Editor = (context: EditContext) => readonly LineEdits[];

/** One line by another text; null means that nothing certain can be written. An empty rest takes the line away. */
export function oneLine({ finding }: EditContext, text: string | null): readonly LineEdits[] {
  if (text === null) return [];
  return [new Map([[finding.line, text.trim() === '' ? [] : [text]]])];
}

/** The first line without the mark in front of it; it stays, even where nothing else stands in it. */
export const withoutMark: Editor = (context) => {
  const { finding } = context;
  return [new Map([[finding.line, [lineOf(context).replace(/^\ufeff/, '')]]])];
};

/** The line that the finding is about. */
export const lineOf = ({ finding, lines }: EditContext): string => lines[finding.line - 1] ?? '';

/** The blanks that a line begins with. */
export const indentOf = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? '';
