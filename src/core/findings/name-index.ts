import type { HeaderRole, Vocabulary } from './finding-names.ts';
import { foldText, isWordCode, wordFinder } from './fold-text.ts';
import type { Scanner } from './scan-report.ts';

/** A name in a folded text. */
export interface NameAt {
  start: number;
  end: number;
  finding: string;
  scanner: Scanner;
}

/** The vocabulary, ready to be looked up. */
export interface NameIndex {
  vocabulary: Vocabulary;
  /** Finding of a number: `nessus 51192`. */
  byId: ReadonlyMap<string, string>;
  /** Numbers of a finding, of whatever scanner. */
  idsOf: ReadonlyMap<string, readonly string[]>;
  byCve: ReadonlyMap<string, string>;
  headers: ReadonlyMap<string, HeaderRole>;
  severities: ReadonlySet<string>;
  states: Readonly<Record<'mended' | 'accepted' | 'open', (folded: string) => boolean>>;
  /** Does a folded text end with the heading of a column. */
  endsWithHeading: (folded: string) => boolean;
  /** Where in a folded text a name may begin first; -1 if nowhere. */
  mayBegin(folded: string): number;
  /** Every name that begins between `from` and `limit` in a folded text, the longest at each place, none over another. */
  find(folded: string, limit?: number, from?: number): NameAt[];
}

/** A heading as it is looked up: blanks between Chinese and English come and go. */
export const headerKey = (text: string): string => foldText(text).replaceAll(' ', '');

const KEY = 5;
const known = new WeakMap<Vocabulary, NameIndex>();

export function nameIndexOf(vocabulary: Vocabulary): NameIndex {
  const before = known.get(vocabulary);
  if (before !== undefined) return before;
  const index = build(vocabulary);
  known.set(vocabulary, index);
  return index;
}

/** Two letters as one number; other letters may have the same. */
const pairAt = (text: string, at: number): number => ((text.charCodeAt(at) & 0xff) << 8) | (text.charCodeAt(at + 1) & 0xff);

function build(vocabulary: Vocabulary): NameIndex {
  const { findings, words } = vocabulary;
  const byId = new Map<string, string>();
  const idsOf = new Map<string, string[]>();
  const byCve = new Map<string, string>();
  const byStart = new Map<string, { text: string; finding: string; scanner: Scanner }[]>();
  for (const { id: finding, names } of findings) {
    for (const scanner of ['nessus', 'openvas', 'qualys'] as const) {
      for (const { id, name } of names[scanner]) {
        if (id !== undefined) {
          byId.set(`${scanner} ${id}`, finding);
          idsOf.set(finding, [...(idsOf.get(finding) ?? []), id]);
        }
        if (name === undefined) continue;
        const text = foldText(name);
        const start = text.slice(0, KEY);
        byStart.set(start, [...(byStart.get(start) ?? []), { text, finding, scanner }]);
      }
    }
    for (const cve of names.cves) byCve.set(cve.toLowerCase(), finding);
  }
  const begins = new Uint8Array(0x10000);
  for (const start of byStart.keys()) begins[pairAt(start, 0)] = 1;
  for (const list of byStart.values()) list.sort((a, b) => b.text.length - a.text.length);
  const headers = new Map<string, HeaderRole>();
  for (const [role, list] of Object.entries(words.headers)) for (const word of list) headers.set(headerKey(word), role as HeaderRole);
  const headings = Object.values(words.headers)
    .flat()
    .map(foldText)
    .filter((word) => /^[^./]+$/.test(word));
  const mayBegin = (folded: string): number => {
    for (let at = 0; at + KEY <= folded.length; at++)
      if (begins[pairAt(folded, at)] === 1 && byStart.has(folded.slice(at, at + KEY))) return at;
    return -1;
  };
  return {
    vocabulary,
    byId,
    idsOf,
    byCve,
    headers,
    severities: new Set(words.severities.map(foldText)),
    states: {
      mended: wordFinder(words.states.mended.map(foldText)),
      accepted: wordFinder(words.states.accepted.map(foldText)),
      open: wordFinder(words.states.open.map(foldText)),
    },
    endsWithHeading: (folded) =>
      headings.some((word) => folded.endsWith(word) && !isWordCode(folded.charCodeAt(folded.length - word.length - 1))),
    mayBegin,
    find(folded, limit = folded.length, from = mayBegin(folded)) {
      const found: NameAt[] = [];
      if (from === -1) return found;
      for (let at = from; at < limit && at + KEY <= folded.length; at++) {
        if (begins[pairAt(folded, at)] !== 1) continue;
        if (at > 0 && isWordCode(folded.charCodeAt(at - 1)) && isWordCode(folded.charCodeAt(at))) continue;
        const list = byStart.get(folded.slice(at, at + KEY));
        const hit = list?.find(({ text }) => folded.startsWith(text, at) && !isWordCode(folded.charCodeAt(at + text.length)));
        if (hit === undefined) continue;
        found.push({ start: at, end: at + hit.text.length, finding: hit.finding, scanner: hit.scanner });
        at += hit.text.length - 1;
      }
      return found;
    },
  };
}
