/**
 * Suffixes below which registrants are strangers to each other, by top-level domain: all of Taiwan's, and of China, Hong Kong, Japan,
 * Korea, Singapore, Australia and the United Kingdom those that people meet. ICANN section of the Public Suffix List, https://publicsuffix.org/list/, 2026-08-19.
 */
const SECOND_LEVEL: Readonly<Record<string, string>> = {
  tw: 'club com ebiz edu game gov idv mil net org',
  cn: 'ac com edu gov mil net org',
  hk: 'com edu gov idv net org',
  jp: 'ac ad co ed go gr lg ne or',
  kr: 'ac co go mil ne or pe re',
  sg: 'com edu gov net org',
  au: 'com edu gov id net org',
  uk: 'ac co gov ltd me net nhs org plc police',
};

/**
 * Whether a name (ASCII, without a final dot) is one below which anybody may register, so that "*." in front of it is refused
 * (BR 3.2.2.6): every single label, by the list's own rule "*", and the pairs above. False for pairs that are not in the table.
 */
export function isPublicSuffix(name: string): boolean {
  const [label = '', top, more] = name.toLowerCase().split('.', 3);
  if (top === undefined) return label !== '';
  return more === undefined && Object.hasOwn(SECOND_LEVEL, top) && (SECOND_LEVEL[top] ?? '').split(' ').includes(label);
}
