/** True, false, or null where a paste does not say. */
export type Truth = boolean | null;

const PATTERN = 300;
const SUBJECT = 300;
/** More of them and a hostile pattern could take for ever. */
const QUANTIFIERS = 4;

/**
 * A pattern of mod_rewrite or mod_alias (PCRE) as ours, null where it is one that we do not run: the two differ in it, or somebody else's
 * pattern could take time that grows faster than its text.
 */
export function compile(pattern: string, ignoreCase: boolean): RegExp | null {
  if (pattern.length > PATTERN || pattern.includes('${')) return null;
  if ((pattern.match(/[*+{]/g) ?? []).length > QUANTIFIERS) return null;
  // A repeated group with a choice or a repetition in it; `(?` beyond `(?:` and `(?!`; possessive and atomic forms; back references.
  if (/[*+?|}][^()]{0,300}\)[*+{]|\)\)[*+{]|\(\?(?![:!=])|[*+?}]\+|\\[1-9]/.test(pattern)) return null;
  try {
    return new RegExp(pattern, ignoreCase ? 'i' : '');
  } catch {
    return null;
  }
}

/** The match, null for none; undefined where it cannot be told. */
export function matchOf(pattern: string, subject: string, ignoreCase: boolean): readonly string[] | null | undefined {
  const compiled = subject.length > SUBJECT ? null : compile(pattern, ignoreCase);
  if (compiled === null) return undefined;
  const found = compiled.exec(subject);
  return found === null ? null : [...found].map((group: string | undefined) => group ?? '');
}
