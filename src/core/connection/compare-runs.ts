import type { Facts } from '../facts.ts';
import type { RunVerdict } from './judge-run.ts';
import { dayOf } from './run-parts.ts';
import type { ChangeCode } from './run-codes.ts';
import { issuerOfSent, nameOfSent, type SentCertificate } from './sent-certificates.ts';

export interface RunChange {
  code: ChangeCode;
  facts: Facts;
}

const NAMES_SHOWN = 5;

/** What changed from one run to the next: the host, the server's certificate, what was sent with it, the verdict. */
export function compareRuns(before: RunVerdict, after: RunVerdict): RunChange[] {
  const changes: RunChange[] = [];
  const change = (code: ChangeCode, facts: Facts = {}): void => void changes.push({ code, facts });
  if (before.run.host !== null && after.run.host !== null && before.run.host.toLowerCase() !== after.run.host.toLowerCase())
    change('other-host', { before: before.run.host, after: after.run.host });

  const [oldIds, newIds] = [before.sent.map(idOf), after.sent.map(idOf)];
  const isKnown = (run: RunVerdict, ids: readonly (string | null)[]): boolean =>
    run.run.listing === 'whole' && ids.every((id) => id !== null);
  const [oldLeaf, newLeaf] = [before.sent[0], after.sent[0]];
  if (oldLeaf === undefined || newLeaf === undefined) change('names-unknown');
  else {
    const same = isSame(oldLeaf, newLeaf);
    if (same === null) change('names-unknown');
    else if (!same) changes.push(otherLeaf(oldLeaf, newLeaf));
    if (isKnown(before, oldIds) && isKnown(after, newIds)) {
      const more = after.sent.slice(1).filter((one) => before.sent.every((other) => isSame(other, one) === false));
      const less = before.sent.slice(1).filter((one) => after.sent.every((other) => isSame(other, one) === false));
      if (more.length > 0) change('sent-more', { names: namesOf(more) });
      if (less.length > 0) change('sent-less', { names: namesOf(less) });
      if (more.length + less.length === 0 && same === true)
        change(before.sent.every((one, at) => isSame(one, after.sent[at] ?? one) !== false) ? 'all-same' : 'other-order');
      else if (same === true) change('same-leaf');
    } else if (same === true) change('same-leaf');
  }
  if (before.verdict !== after.verdict) change('verdict-changed', { before: before.verdict, after: after.verdict });
  return changes;
}

/** By what two certificates can be told apart, the first that differs. */
function otherLeaf(before: SentCertificate, after: SentCertificate): RunChange {
  const name = nameOfSent(before);
  const differing = (code: ChangeCode, of: (one: SentCertificate) => string | null): RunChange[] => {
    const facts = { before: of(before), after: of(after) };
    return facts.before === null || facts.after === null || facts.before === facts.after ? [] : [{ code, facts: { name, ...facts } }];
  };
  const [first] = [
    ...differing('other-leaf', nameOfSent),
    ...differing('other-leaf-until', (one) => dayOf(untilOf(one))),
    ...differing('other-leaf-issuer', issuerOfSent),
    ...differing('other-leaf-print', (one) => shaOf(one)?.slice(0, 16) ?? null),
  ];
  return first ?? { code: 'other-leaf', facts: { name, before: name, after: nameOfSent(after) } };
}

const shaOf = ({ listed, certificate }: SentCertificate): string | null => listed.sha256 ?? certificate?.fingerprints?.sha256 ?? null;

function idOf(one: SentCertificate): string | null {
  return shaOf(one) ?? one.subjectKey;
}

/** By fingerprint where both have one, else by names and dates, which a renewal changes; null where too little is known. */
function isSame(one: SentCertificate, other: SentCertificate): boolean | null {
  const [first, second] = [shaOf(one), shaOf(other)];
  if (first !== null && second !== null) return first === second;
  if (one.subjectKey === null || other.subjectKey === null) return null;
  if (one.subjectKey !== other.subjectKey) return false;
  if (one.issuerKey !== null && other.issuerKey !== null && one.issuerKey !== other.issuerKey) return false;
  const [until, later] = [untilOf(one), untilOf(other)];
  return until === null || later === null ? null : Math.abs(until - later) < 1000;
}

function untilOf({ listed, certificate }: SentCertificate): number | null {
  return listed.notAfter ?? (certificate?.notAfter ? Date.parse(certificate.notAfter) : null);
}

function namesOf(sent: readonly SentCertificate[]): string {
  return sent
    .slice(0, NAMES_SHOWN)
    .map((one) => nameOfSent(one) ?? '?')
    .join('、');
}
