import type { KnownAuthority } from '../authority/authority.ts';
import { findIssuers } from '../authority/identify-authority.ts';
import { rootsAbove } from '../authority/roots-above.ts';
import { sha1 } from '../crypto/hash.ts';
import type { Facts } from '../facts.ts';
import { toHex } from '../text/hex.ts';
import type { Subject } from '../x509/subject.ts';
import type { Anchors } from './anchors.ts';
import type { ChainGap, ChainProblem } from './chain-report.ts';
import { keyIdMatch } from './key-id-match.ts';
import type { Links } from './links.ts';
import { fingerprintOf, problemOf, titleOf, type FoundProblem } from './problem-of.ts';
import { isSelfIssued } from './self-issued.ts';

export interface GapExplanation {
  gap: ChainGap;
  problems: FoundProblem[];
  /** What is missing, where it is on file. */
  missing: KnownAuthority | null;
}

/** Says what is missing above the last certificate found, and whether something of that name is there but with another key. */
export async function explainGap(last: Subject, links: Links, anchors: Anchors): Promise<GapExplanation> {
  const candidates = issuersOnFile(last, anchors);
  const leading = candidates.filter((authority) => leadsToAnchor(authority, anchors));
  const missing = leading[0] ?? candidates[0] ?? null;
  const gap: ChainGap = { after: fingerprintOf(last), issuer: last.issuer?.text ?? '', aki: last.aki, authority: missing?.id ?? null };
  const problems: FoundProblem[] = await wrongGeneration(last, missing, links);
  if (missing?.role === 'root' && leading.length === 0) {
    problems.push(problemOf('untrusted-root', last, { subject: gap.issuer, authority: missing.id, name: missing.name }));
  } else if (!problems.some(({ code }) => code === 'bad-signature')) {
    const problem = problemOf('missing-intermediate', last, missingFacts(last, missing));
    // Chromium fetches an issuer from the address in the certificate where it can reach it; the others take what is sent.
    const fetches = last.caIssuers.some((address) => address.startsWith('http:'));
    problems.push(fetches ? { ...problem, only: ['firefox', 'openssl'], unsure: ['chromium'] } : problem);
  }
  return { gap, problems, missing };
}

/** What to get and where: shared by everything that says "put this certificate in". */
export function missingFacts(last: Subject, missing: KnownAuthority | null): Facts {
  return {
    issuer: last.issuer?.text ?? '',
    aki: last.aki,
    below: last.basicConstraints?.ca === true ? 'ca' : 'server',
    authority: missing?.id ?? null,
    name: missing?.name ?? null,
    files: missing === null || missing.files.length === 0 ? null : missing.files.join('、'),
    download: missing?.download ?? last.caIssuers[0] ?? null,
  };
}

/** The issuer among what is on file, by key, the one to install first; by name alone only where nothing speaks against it. */
function issuersOnFile(last: Subject, anchors: Anchors): KnownAuthority[] {
  const { authorities } = anchors;
  const entry = anchors.entryOf(last);
  if (entry !== null) return entry.issuedBy.flatMap((id) => authorities.find((authority) => authority.id === id) ?? []);
  const matches = findIssuers(last, authorities);
  const byKey = matches.filter(({ by }) => by !== 'name-only' || last.aki === null).map(({ authority }) => authority);
  return byKey.sort((left, right) => rank(left) - rank(right));
}

const STATUS = { usable: 0, limited: 1, obsolete: 2 };
const ROLE = { intermediate: 0, cross: 0, root: 1 };

function rank({ status, role }: KnownAuthority): number {
  return STATUS[status] * 2 + ROLE[role];
}

/** Whether the authority is trusted, or a root above it is. */
export function leadsToAnchor(authority: KnownAuthority, anchors: Anchors): boolean {
  return (
    anchors.fingerprints.has(authority.sha256) ||
    rootsAbove(authority, anchors.authorities).some(({ sha256 }) => anchors.fingerprints.has(sha256))
  );
}

/** One name, several keys: GRCA and GRCA2, GCA and GCA2 and the ePKI roots are the well-known traps. */
async function wrongGeneration(last: Subject, missing: KnownAuthority | null, links: Links): Promise<ChainProblem[]> {
  const tried = (await links.issuersOf(last)).filter(
    ({ issuer, verification }) => verification.valid === false && fingerprintOf(issuer) !== fingerprintOf(last),
  );
  const other = tried[0];
  // Nothing says that another key of its name signed it, and its own did not: it was self-signed and then altered.
  if (other === undefined && (last.aki === null || last.aki === last.ski) && isSelfIssued(last))
    return [problemOf('bad-signature', last, { subject: titleOf(last), issuer: titleOf(last) })];
  if (other === undefined) return [];
  const { issuer } = other;
  const facts = { subject: titleOf(last), issuer: titleOf(issuer) };
  // The certificate names this very key, yet the signature is not by it: the certificate was altered.
  if (keyIdMatch(last, issuer) === 'match' || (last.aki !== null && issuer.ski === null && derivedKeyId(issuer) === last.aki)) {
    return [problemOf('bad-signature', last, facts)];
  }
  return [
    problemOf('wrong-issuer-generation', last, {
      ...facts,
      aki: last.aki,
      found: issuer.ski,
      foundSerial: issuer.serialHex,
      authority: missing?.id ?? null,
      name: missing?.name ?? null,
    }),
  ];
}

/** The key identifier most CAs compute (RFC 5280 4.2.1.2 (1)), for certificates that do not state theirs. */
function derivedKeyId({ key }: Subject): string | null {
  return key === null || key.octets.length === 0 ? null : toHex(sha1(key.octets));
}
