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
  // `(?` beyond `(?:` and `(?!`; possessive forms; back references.
  if (/\(\?(?![:!=])|[*+?}]\+|\\[1-9]/.test(pattern) || repeatsChoice(pattern)) return null;
  try {
    return new RegExp(pattern, ignoreCase ? 'i' : '');
  } catch {
    return null;
  }
}

/** Is there a repeated group with a choice or a repetition in it? Such may take time that doubles with each character. */
function repeatsChoice(pattern: string): boolean {
  const open: { varies: boolean }[] = [];
  const bare = pattern.replace(/\\./g, 'a').replace(/\[\^?\]?[^\]]*\]/g, 'a');
  for (let at = 0; at < bare.length; at++) {
    const character = bare[at] ?? '';
    if (character === '(') open.push({ varies: false });
    else if (character === ')') {
      const repeated = /[*+{]/.test(bare[at + 1] ?? '');
      if (open.pop()?.varies === true && repeated) return true;
    } else if (/[*+{|]|\?/.test(character) && bare[at - 1] !== '(') for (const group of open) group.varies = true;
  }
  return false;
}

/** The match, null for none; undefined where it cannot be told. */
export function matchOf(pattern: string, subject: string, ignoreCase: boolean): readonly string[] | null | undefined {
  const compiled = subject.length > SUBJECT ? null : compile(pattern, ignoreCase);
  if (compiled === null) return undefined;
  const found = compiled.exec(subject);
  return found === null ? null : [...found].map((group: string | undefined) => group ?? '');
}
