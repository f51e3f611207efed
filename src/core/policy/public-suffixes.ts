/**
 * Names below which registrants are strangers to each other. Of the Public Suffix List only Taiwan's second level (section
 * "tw" of the ICANN part, https://publicsuffix.org/list/, read 2026-11-29); every single label counts as one, as the list's
 * own rule "*" has it.
 */
const TAIWAN = new Set(
  'gov edu mil com net org idv game ebiz club xn--zf0ao64a xn--uc0atv xn--czrw28b'.split(' ').map((label) => `${label}.tw`),
);

/** Is this a public suffix as far as the data here reaches? `name` is in lower case, without a dot at its end. */
export function isPublicSuffix(name: string): boolean {
  return !name.includes('.') || TAIWAN.has(name);
}
