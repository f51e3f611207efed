/**
 * Suffixes below which registrants are strangers to each other, by top-level domain: all of Taiwan's, and of the neighbours and the large
 * English-speaking countries those that people meet. ICANN section of the Public Suffix List, https://publicsuffix.org/list/, 2026-08-19.
 */
const SECOND_LEVEL: Readonly<Record<string, string>> = {
  tw: 'club com ebiz edu game gov idv mil net org',
  cn: 'ac com edu gov mil net org',
  hk: 'com edu gov idv net org',
  jp: 'ac ad co ed go gr lg ne or',
  kr: 'ac co go mil ne or pe re',
  mo: 'com edu gov net org',
  my: 'com edu gov mil net org',
  ph: 'com edu gov mil net org',
  sg: 'com edu gov net org',
  th: 'ac co go in mi net or',
  vn: 'ac com edu gov net org',
  in: 'ac co edu gov net org',
  au: 'com edu gov id net org',
  nz: 'ac co geek gen govt mil net org school',
  uk: 'ac co gov ltd me net nhs org plc police',
  za: 'ac co edu gov mil net org web',
  br: 'com edu gov mil net org',
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
