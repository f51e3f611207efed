import type { Facts } from '../facts.ts';
import { instant, taipeiTime, validityDays, wholeDays } from '../policy/calendar.ts';
import type { Severity } from '../policy/finding.ts';
import { isPractice } from '../rehearse/practice.ts';
import { issuerName } from '../x509/called-name.ts';
import type { PublicKey, Subject } from '../x509/subject.ts';
import { compareCodes, type CompareCode } from './codes.ts';
import { compareNames, type ComparedNames } from './compare-names.ts';

export interface Change {
  code: CompareCode;
  severity: Severity;
  facts: Facts;
}

export interface Comparison {
  /** Byte for byte one and the same. */
  same: boolean;
  names: ComparedNames;
  /** What matters most first. */
  changes: Change[];
}

/** Names that a sentence can carry; the rest is in the lists. */
const SAID = 3;
const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/**
 * A new certificate, or the request for one, beside the certificate that it replaces. Says what differs and what that means for whoever
 * installs it; whether the new one is any good by itself is the judgement's business. Dates are Taiwan's.
 */
export function compare(before: Subject, after: Subject, at: Date): Comparison {
  const names = compareNames(before, after);
  if (before.fingerprints !== null && before.fingerprints.sha256 === after.fingerprints?.sha256) return { same: true, names, changes: [] };
  const changes: Change[] = [];
  const say = (code: CompareCode, facts: Facts = {}): void => {
    changes.push({ code, severity: compareCodes[code].severity, facts });
  };
  if (isPractice(after)) say('practice-new');
  else if (isPractice(before)) say('practice-old');
  sayNames(names, say);
  sayKeys(before, after, say);
  if (after.kind === 'certificate') {
    sayIssuers(before, after, say);
    sayUses(before, after, say);
    if (after.mustStaple && !before.mustStaple) say('must-staple-gained');
  }
  sayDates(before, after, at, say);
  return { same: false, names, changes: changes.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]) };
}

type Say = (code: CompareCode, facts?: Facts) => void;

function sayNames({ lost, covered, kept, gained }: ComparedNames, say: Say): void {
  const some = (names: readonly string[]): Facts => ({
    count: names.length,
    names: `${names.slice(0, SAID).join('、')}${names.length > SAID ? '…' : ''}`,
  });
  if (lost.length > 0) say('names-lost', some(lost));
  else if (kept.length > 0) say('names-kept', { count: kept.length });
  if (covered.length > 0) say('names-covered', some(covered));
  if (gained.length > 0) say('names-gained', some(gained));
}

function sayKeys(before: Subject, after: Subject, say: Say): void {
  if (before.spkiSha256 === null || after.spkiSha256 === null) return;
  say(before.spkiSha256 === after.spkiSha256 ? 'key-reused' : 'key-new');
  if (before.key && after.key && before.key.type !== after.key.type) {
    say('key-kind-changed', { before: keyName(before.key), after: keyName(after.key) });
  }
}

/** "RSA 2048", "EC P-256". */
export function keyName({ type, bits, curve }: PublicKey): string {
  return [type, curve ?? bits].filter((each) => each !== null).join(' ');
}

function sayIssuers(before: Subject, after: Subject, say: Say): void {
  if (before.kind !== 'certificate' || !before.issuer || !after.issuer) return;
  if (before.issuer.text !== after.issuer.text) say('issuer-changed', { before: issuerName(before), after: issuerName(after) });
  else if (before.aki === null || after.aki === null) say('issuer-alike', { issuer: issuerName(after) });
  else say(before.aki === after.aki ? 'issuer-same' : 'issuer-key-changed', { issuer: issuerName(after) });
}

function sayUses(before: Subject, after: Subject, say: Say): void {
  // Without the extension a certificate is good for any use (RFC 5280, 4.2.1.12).
  const may = ({ extendedKeyUsage }: Subject, use: string): boolean =>
    extendedKeyUsage.length === 0 || extendedKeyUsage.includes(use) || extendedKeyUsage.includes('anyExtendedKeyUsage');
  if (may(before, 'serverAuth') && !may(after, 'serverAuth')) say('server-use-lost');
  if (before.kind === 'certificate' && may(before, 'clientAuth') && !may(after, 'clientAuth')) say('client-use-lost');
}

function sayDates(before: Subject, after: Subject, at: Date, say: Say): void {
  const ends = instant(before.notAfter);
  if (before.kind !== 'certificate' || ends === null || before.notAfter === null) return;
  const day = (iso: string): string => taipeiTime(iso).slice(0, 10);
  if (ends < at.getTime()) say('old-expired', { date: day(before.notAfter) });
  else say('time-left', { days: wholeDays(at.getTime(), ends), date: day(before.notAfter) });
  const starts = instant(after.notBefore);
  const until = instant(after.notAfter);
  if (after.kind !== 'certificate' || starts === null || until === null || after.notBefore === null || after.notAfter === null) return;
  if (starts > ends)
    say('gap-between', { until: taipeiTime(before.notAfter).slice(0, 16), from: taipeiTime(after.notBefore).slice(0, 16) });
  if (until < ends) say('ends-earlier', { before: day(before.notAfter), after: day(after.notAfter) });
  const began = instant(before.notBefore);
  if (began === null || starts > until) return;
  const days = { before: validityDays(began, ends), after: validityDays(starts, until) };
  if (days.after < days.before) say('validity-shorter', days);
}
