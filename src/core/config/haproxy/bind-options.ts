import { nearWord } from '../../near-word.ts';
import type { ConfigReport } from '../config-finding.ts';
import { examineProtocols, type ProtocolName } from '../protocol-set.ts';
import { nameFact } from '../safe-fact.ts';
import { bindWords } from './bind-table.ts';
import type { HaproxyLine } from './read-haproxy.ts';

/** Versions as HAProxy writes them, oldest first. */
const VERSIONS: readonly (readonly [word: string, name: ProtocolName])[] = [
  ['SSLv3', 'SSLv3'],
  ['TLSv1.0', 'TLSv1'],
  ['TLSv1.1', 'TLSv1.1'],
  ['TLSv1.2', 'TLSv1.2'],
  ['TLSv1.3', 'TLSv1.3'],
];

/** What stands behind an address or `ssl-default-bind-options`; `odd`: not all of it is known, so that nothing is said to be missing. */
export interface BindOptions {
  line: number;
  values: ReadonlyMap<string, readonly string[]>;
  odd: boolean;
}

/** Words from `from` on, each with its value. A name that HAProxy 2.6 does not know is told: it refuses the whole file, a newer version may know it. */
export function readBindOptions({ line, words }: HaproxyLine, from: number, report: ConfigReport): BindOptions {
  const values = new Map<string, string[]>();
  let odd = false;
  for (let at = from; at < words.length; at++) {
    const word = words[at] ?? '';
    const hasValue = bindWords.get(word);
    if (hasValue === undefined) {
      if (!odd) reportUnknown(word, line, report);
      odd = true;
      continue;
    }
    const value = hasValue ? (words[++at] ?? '') : '';
    const known = values.get(word);
    if (known === undefined) values.set(word, [value]);
    else known.push(value);
  }
  return { line, values, odd };
}

function reportUnknown(word: string, line: number, report: ConfigReport): void {
  if (word.includes('$')) report.add('variable-unseen', line, { name: nameFact(word.replace(/^\$\{?|\}$/g, '')) });
  else {
    const meant = nearWord(word, bindWords.keys());
    if (meant === null) report.add('part-unseen', line, { name: nameFact(word) });
    else report.add('unknown-directive-near', line, { name: nameFact(word), meant });
  }
}

/** Does it say which versions are spoken? */
export const saysVersions = ({ values }: BindOptions): boolean =>
  [...values.keys()].some((word) => /^(?:ssl-m(?:in|ax)-ver|force-)/.test(word));

/** Remarks on the versions that the options of one line switch on. Without `ssl-min-ver` the program's default counts: TLS 1.2 with 2.6.12. */
export function examineVersions({ line, values }: BindOptions, report: ConfigReport): void {
  const place = (word: string): number | null => {
    const value = values.get(word)?.at(-1);
    if (value === undefined || value.includes('$')) return null;
    const at = VERSIONS.findIndex(([known]) => known === value);
    if (at < 0) report.add('protocol-unknown', line, { directive: word });
    return at < 0 ? null : at;
  };
  const [min, max] = [place('ssl-min-ver'), place('ssl-max-ver')];
  const forced = VERSIONS.filter(([word]) => values.has(`force-${word.toLowerCase().replace('.', '')}`)).map(([, name]) => name);
  const directive = forced.length > 0 ? 'force-tls' : max === null ? 'ssl-min-ver' : 'ssl-max-ver';
  if (forced.length > 0) examineProtocols(new Set(forced), directive, line, report);
  else if (min !== null || max !== null) {
    const [from, to] = [min ?? 3, max ?? VERSIONS.length - 1];
    // The other way round nothing is left; only the upper limit can then be too old.
    const names = VERSIONS.slice(Math.min(from, to), to + 1).map(([, name]) => name);
    examineProtocols(new Set(names), directive, line, report);
  }
}
