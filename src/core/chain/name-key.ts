import type { Name } from '../x509/subject.ts';

const known = new WeakMap<Name, string | null>();
const knownParts = new WeakMap<Name, readonly string[]>();

/**
 * The form in which two names are equal or not (RFC 5280 7.1, RFC 4518): case, runs of spaces, string types and
 * characters that show nothing make no difference. Null for an empty name, which nobody can be found by (4.1.2.4).
 */
export function nameKey(name: Name | null): string | null {
  if (name === null || name.attributes.length === 0) return null;
  const before = known.get(name);
  if (before !== undefined) return before;
  const key = attributeKeys(name).join('\u0001');
  known.set(name, key);
  return key;
}

/** The same attribute by attribute, for subtrees of the directory. */
export function attributeKeys(name: Name): readonly string[] {
  const before = knownParts.get(name);
  if (before !== undefined) return before;
  const keys = name.attributes.map(({ oid, value }) => `${oid}\u0002${fold(value)}`);
  knownParts.set(name, keys);
  return keys;
}

// RFC 4518 2.2: soft hyphen, joiners, zero-width and variation selectors map to nothing.
const SHOWS_NOTHING = /[\u00ad\u034f\u1806\u180b-\u180d\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]/g;

function fold(value: string): string {
  return value.replace(SHOWS_NOTHING, '').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
