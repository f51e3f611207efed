/** A run of one script in normalised text. */
export interface Word {
  kind: 'han' | 'latin';
  text: string;
  /** UTF-16 place in the text. */
  at: number;
}

// What holds a file name, an address or an error code together.
const WORD = /\p{Script=Han}+|[\p{L}\p{N}]+(?:(?:::|[._\-/\\:+#@*])[\p{L}\p{N}]+)*/gu;

/** Runs of Han characters, and Latin words, numbers, codes and file names whole. "pfx檔" is two words. */
export function splitWords(text: string): Word[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: run, index }) =>
    [...run.matchAll(/\p{Script=Han}+|[^\p{Script=Han}]+/gu)].flatMap((part) => wordAt(part[0], index + part.index)),
  );
}

/** How much a text says: a Han character is one, a Latin word two. */
export function wordWeight(text: string): number {
  return splitWords(text).reduce((sum, { kind, text: word }) => sum + (kind === 'han' ? [...word].length : 2), 0);
}

/** Marks at either end belong to no word. */
function wordAt(part: string, at: number): Word[] {
  const from = /^[^\p{L}\p{N}]*/u.exec(part)?.[0].length ?? 0;
  // To the end, and back to the last letter.
  const text = /^.*[\p{L}\p{N}]/su.exec(part.slice(from))?.[0];
  if (text === undefined) return [];
  return [{ kind: /^\p{Script=Han}/u.test(text) ? 'han' : 'latin', text, at: at + from }];
}
