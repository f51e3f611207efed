import type { ConfigFinding } from '../config-finding.ts';
import { intermediateCiphers } from '../generate-request.ts';

/** What keeps a family out of a list, by the code of its finding. */
const BARS: Readonly<Record<string, string>> = {
  'cipher-rc4': '!RC4',
  'cipher-3des': '!3DES',
  'cipher-md5': '!MD5',
  'cipher-des': '',
  'cipher-anonymous-possible': '!aNULL',
  'cipher-level-zero': '',
};

/** Lists that would mend a list with such findings: the same without what is bad in it, then the six suites that the site recommends. */
export function cipherLists(list: string, findings: readonly ConfigFinding[]): string[] {
  const bad = findings.filter(({ code }) => code.startsWith('cipher-'));
  const mended = bad.every(({ code }) => Object.hasOwn(BARS, code)) ? withoutBad(list, bad) : null;
  return mended === null ? [intermediateCiphers] : [mended, intermediateCiphers];
}

function withoutBad(list: string, bad: readonly ConfigFinding[]): string | null {
  const gone = new Set(bad.flatMap(({ code, facts }) => (code === 'cipher-anonymous-possible' ? [] : [facts['name'] ?? '@SECLEVEL=0'])));
  const kept = list.split(':').filter((token) => !gone.has(token) && !(gone.has('@SECLEVEL=0') && /^@SECLEVEL=0$/i.test(token)));
  const bars = bad.map(({ code }) => BARS[code] ?? '').filter((bar) => bar !== '' && !kept.includes(bar));
  return kept.some((token) => /^\w/.test(token)) ? [...kept, ...new Set(bars)].join(':') : null;
}
