import type { Subject } from '../x509/subject.ts';
import { nameKeyOf, printedNameKey, shortPrintedName } from './printed-name.ts';
import type { ListedCertificate, Run } from './run.ts';

/** A certificate that a server sent, as far as the text shows it. */
export interface SentCertificate {
  listed: ListedCertificate;
  /** Null where its PEM is not in the text. */
  certificate: Subject | null;
  /** It was found beside the run, by its name alone. */
  isFromBeside: boolean;
  /** What two names are compared by; null where no name is known. */
  subjectKey: string | null;
  issuerKey: string | null;
}

/** Gives each listed certificate the one whose PEM stands in its place; what has none is looked for in what was given beside the runs. */
export function sentCertificates(run: Run, certificates: readonly Subject[], beside: readonly Subject[]): SentCertificate[] {
  return run.listed.map((listed) => {
    const own = listed.pemLine === null ? undefined : certificates.find(({ line }) => line === listed.pemLine);
    const found = own ?? beside.find((certificate) => isListed(certificate, listed));
    return {
      listed,
      certificate: found ?? null,
      // A fingerprint leaves no doubt.
      isFromBeside: own === undefined && found !== undefined && listed.sha256 === null,
      subjectKey: printedNameKey(listed.subject) ?? nameKeyOf(found?.subject ?? null),
      issuerKey: printedNameKey(listed.issuer) ?? nameKeyOf(found?.issuer ?? null),
    };
  });
}

function isListed(certificate: Subject, { sha256, subject, issuer, notAfter }: ListedCertificate): boolean {
  if (sha256 !== null) return certificate.fingerprints?.sha256 === sha256;
  if (subject === null || issuer === null) return false;
  if (notAfter !== null && Date.parse(certificate.notAfter ?? '') !== notAfter) return false;
  return nameKeyOf(certificate.subject) === printedNameKey(subject) && nameKeyOf(certificate.issuer) === printedNameKey(issuer);
}

/** What to call it; null where nothing is known of it. */
export function nameOfSent({ listed, certificate }: SentCertificate): string | null {
  const name = listed.subject ?? certificate?.subject?.text ?? null;
  return name === null ? null : shortPrintedName(name);
}

export function issuerOfSent({ listed, certificate }: SentCertificate): string | null {
  const name = listed.issuer ?? certificate?.issuer?.text ?? null;
  return name === null ? null : shortPrintedName(name);
}

/** How far the names lead from the first certificate upwards. */
export interface NameWalk {
  /** Places in the listing, from the leaf upwards. */
  path: number[];
  /** root: at one that names itself as its issuer. open: its issuer is not listed. unknown: its issuer's name is not shown. */
  end: 'root' | 'open' | 'unknown';
}

/** Follows the names of the issuers through the listing, whatever its order. */
export function walkNames(sent: readonly SentCertificate[]): NameWalk {
  const path: number[] = [];
  let at = 0;
  for (;;) {
    const current = sent[at];
    if (current === undefined) return { path, end: 'unknown' };
    path.push(at);
    const { subjectKey, issuerKey } = current;
    if (issuerKey === null) return { path, end: 'unknown' };
    if (issuerKey === subjectKey) return { path, end: 'root' };
    const next = sent.findIndex((one, index) => one.subjectKey === issuerKey && !path.includes(index));
    if (next < 0) return { path, end: 'open' };
    at = next;
  }
}
