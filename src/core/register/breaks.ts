import type { AuthorityFacts } from '../authority/authority.ts';
import { instant } from '../policy/calendar.ts';
import type { RegisterEntry } from './register-entry.ts';

/** A dated fact as the register needs it. `date` is a day or a month ("2026-07"), of which the first day counts. */
export interface DatedFact {
  id: string;
  title: string;
  date: string;
  what: string;
  action: string;
}

/** The end of support of one version of a product. */
export interface SupportEnd {
  id: string;
  /** What people call the product, in lower case: "windows server"; "java", "jdk". */
  words: readonly string[];
  /** "2016". */
  version: string;
  /** "Windows Server 2016 支援結束". */
  title: string;
  date: string;
}

/** A known authority, with its own end and the roots to which it leads. */
export interface KnownIssuer extends Pick<AuthorityFacts, 'id' | 'name' | 'family' | 'status'> {
  notAfter: string;
  roots: readonly string[];
}

/** What is known of days and authorities; made from `content/facts`, `content/lifecycle` and `content/authorities`. */
export interface RegisterKnowledge {
  facts: readonly DatedFact[];
  supports: readonly SupportEnd[];
  issuers: readonly KnownIssuer[];
}

/**
 * How a certificate is hit. `expires`: its own end; `refused`: some clients refuse it though it has not ended; `issuer-ends`: an intermediate
 * ends before it does; `support-ends`: the software on the host gets no more updates; `renewal-differs`: the certificate goes on, but the one
 * after it will not be the same.
 */
export type BreakKind = 'expires' | 'refused' | 'issuer-ends' | 'support-ends' | 'renewal-differs';

export interface Break {
  kind: BreakKind;
  /** Of the fact or the end of support; null for what the certificates themselves say. */
  fact: string | null;
  /** ISO 8601 date from which it holds. */
  day: string;
  /** The end of the certificate or its issuer, ISO 8601; of the others the day again. */
  moment: string;
}

/** From which day a fact hits an entry; null where it never does. `day` is the fact's own. */
type Hits = (entry: RegisterEntry, issuer: KnownIssuer, day: string) => string | null;

/** Whoever looks at the day of issue refuses what is younger, from its first day on. */
const issuedAfter =
  (...families: KnownIssuer['family'][]): Hits =>
  (entry, { family }, day) => {
    // The earliest timestamp of a log is what Chrome asks; a certificate without any was issued when it begins.
    const issued = (entry.firstSct ?? entry.notBefore)?.slice(0, 10) ?? null;
    return families.includes(family) && issued !== null && issued > day ? issued : null;
  };

/** Whoever drops a root refuses all below it on that day. */
const all =
  (...families: KnownIssuer['family'][]): Hits =>
  (_, { family }, day) =>
    families.includes(family) ? day : null;

/** A root's end matters where no other root stands above. */
const only =
  (...roots: string[]): Hits =>
  (_, issuer, day) =>
    issuer.roots.length > 0 && issuer.roots.every((root) => roots.includes(root)) ? day : null;

const OLD_ROOTS = ['twca-root'];

/** Which clients stop taking which certificates, by the fact that says so. */
export const REFUSING: Readonly<Record<string, Hits>> = {
  'chrome-epki-cut-off': issuedAfter('gtlsca', 'epki', 'hipki'),
  'firefox-epki-cut-off': issuedAfter('gtlsca', 'epki'),
  'firefox-epki-removed': all('gtlsca', 'epki'),
  'java-epki-cut-off': issuedAfter('gtlsca', 'epki'),
  'java-epki-all': all('gtlsca', 'epki'),
  'webpki-roots-epki-removed': all('gtlsca', 'epki'),
  'chrome-roots-2008': only(...OLD_ROOTS),
  'chrome-roots-2012': only(...OLD_ROOTS, 'twca-global-root'),
};

const hasBoth = ({ uses }: RegisterEntry): boolean => uses?.includes('clientAuth') === true && uses.includes('serverAuth');

/** What is different about the next one. */
export const CHANGING: Readonly<Record<string, Hits>> = {
  'chrome-client-auth': (entry, _, day) => (hasBoth(entry) ? day : null),
  'twca-client-auth': (entry, { family }, day) => (family === 'twca' && hasBoth(entry) ? day : null),
  'twca-old-chain-stop': (_, { id }, day) => (id === 'twca-secure-ssl-2023g3' ? day : null),
};

/** Everything that happens to an entry, the earliest first. Of one that only a listing told of, what can be said by that. */
export function breaksOf(entry: RegisterEntry, { facts, supports, issuers }: RegisterKnowledge): Break[] {
  const found: Break[] = [];
  if (entry.notAfter !== null) found.push({ kind: 'expires', fact: null, day: dayOf(entry.notAfter), moment: entry.notAfter });
  const issuer = issuers.find(({ id }) => id === entry.issuedBy);
  if (issuer !== undefined && entry.role === 'server') {
    if (entry.notAfter !== null && issuer.notAfter < entry.notAfter)
      found.push({ kind: 'issuer-ends', fact: null, day: dayOf(issuer.notAfter), moment: issuer.notAfter });
    for (const { id, date } of facts) {
      const hit = REFUSING[id]?.(entry, issuer, date) ?? null;
      if (hit !== null && !endsBefore(entry, hit)) found.push({ kind: 'refused', fact: id, day: whole(hit), moment: whole(hit) });
      const change = CHANGING[id]?.(entry, issuer, date) ?? null;
      if (change !== null) found.push({ kind: 'renewal-differs', fact: id, day: whole(change), moment: whole(change) });
    }
  }
  for (const { id, date } of supportsOf(entry.notes.system, supports)) {
    found.push({ kind: 'support-ends', fact: id, day: whole(date), moment: whole(date) });
  }
  return found.sort((a, b) => a.day.localeCompare(b.day));
}

/** Those that hold on a day ("2027-04-20", Taiwan's). */
export const breaksOn = (entry: RegisterEntry, day: string, known: RegisterKnowledge): Break[] =>
  breaksOf(entry, known).filter((each) => each.day <= day);

/** The first that has not come yet on a day; null where nothing lies ahead. */
export const nextBreak = (entry: RegisterEntry, day: string, known: RegisterKnowledge): Break | null =>
  breaksOf(entry, known).find((each) => each.day > day) ?? null;

/** Nobody is hit by a refusal after the end; `day` may be a month. */
const endsBefore = ({ notAfter }: RegisterEntry, day: string): boolean => notAfter !== null && dayOf(notAfter) < whole(day);

/** Of a month its first day: rather too early than too late. */
const whole = (date: string): string => (date.length === 7 ? `${date}-01` : date);

/** The day of Taiwan's calendar. */
function dayOf(moment: string): string {
  return new Date((instant(moment) ?? 0) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The versions that somebody's words for what runs there name: "Windows Server 2016", "tomcat 8.5 與 java 8". */
function supportsOf(system: string, supports: readonly SupportEnd[]): SupportEnd[] {
  if (system === '') return [];
  const said = system.toLowerCase();
  const named = supports.flatMap((support) =>
    support.words.filter((word) => names(said, word, support.version)).map((word) => ({ support, word })),
  );
  // "Oracle JDK 17" is no "JDK 17" of somebody else.
  return [
    ...new Set(
      named.filter(({ word }) => !named.some((other) => other.word !== word && other.word.endsWith(word))).map(({ support }) => support),
    ),
  ];
}

function names(said: string, word: string, version: string): boolean {
  for (let at = said.indexOf(word); at !== -1; at = said.indexOf(word, at + 1)) {
    const behind = said.slice(at + word.length, at + word.length + 40).split(/[,，、;；與和/]/u)[0] ?? '';
    const digit = behind.search(/[0-9]/u);
    if (digit === -1 || digit > FAR) continue;
    const number = behind.slice(digit);
    if (isVersion(number, version) || (number.startsWith('1.') && isVersion(number.slice(2), version))) return true;
  }
  return false;
}

/** Between a product's name and its version stand a few characters at most. */
const FAR = 12;

/** "10.1" is not "10.10", and "2012 R2" not "2012". Java 8 calls itself 1.8, which the caller knows. */
function isVersion(number: string, version: string): boolean {
  if (!number.startsWith(version.toLowerCase())) return false;
  return !/^(?:[0-9]| ?r2)/u.test(number.slice(version.length));
}
