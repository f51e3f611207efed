import { DerError } from '../asn1/der-error.ts';
import { nameKey } from '../chain/name-key.ts';
import { fingerprintOf } from '../chain/problem-of.ts';
import type { Verify } from '../crypto/verification.ts';
import type { Subject } from '../x509/subject.ts';
import { findEntry } from './crl-entries.ts';
import type { RevocationReason } from './crl-entries.ts';
import { scopeLimit } from './crl-scope.ts';
import type { ScopeLimit } from './crl-scope.ts';
import { IdCheck } from './name-hash.ts';
import type { CertificateId } from './name-hash.ts';
import { readOcspResponse } from './ocsp-response.ts';
import type { NoResponse, OcspResponse } from './ocsp-response.ts';
import type { PrintedStatus } from './ocsp-text.ts';

/** What the reader gave beside the certificates. */
export interface RevocationEvidence {
  /** Subjects of kind "crl" with their DER. */
  crls: readonly Subject[];
  /** OCSPResponses in DER. */
  ocsp: readonly Uint8Array[];
  /** A list for each text. */
  printed: readonly (readonly PrintedStatus[])[];
}

export type Source = 'crl' | 'ocsp' | 'ocsp-text';

interface SignatureFault {
  why: 'bad-signature' | 'not-verified' | 'unreadable';
}

/** Why something that was given says nothing of the certificate it is about. */
export type Unused =
  | SignatureFault
  | { why: 'stale'; nextUpdate: string }
  | { why: 'future'; thisUpdate: string }
  | { why: 'not-signed-by-issuer' | 'issuer-absent' | 'no-crl-sign' | 'no-dates' | 'unknown-hash' }
  | { why: 'scope'; limit: Exclude<ScopeLimit, null> }
  | { why: 'no-answer'; status: NoResponse['status'] };

/** One thing that something given says of one certificate. */
export interface RevocationWord {
  /** SHA-256 of the certificate; null where what was given is about none of the path. */
  about: string | null;
  source: Source;
  says: 'good' | 'revoked' | 'unknown' | Unused | { why: 'unrelated'; issuer: string | null } | { why: 'whose'; names: string[] };
  thisUpdate: string | null;
  nextUpdate: string | null;
  revokedAt: string | null;
  reason: RevocationReason;
}

export interface RevocationQuestion {
  /** From the leaf upwards, each one's issuer behind it; of a root that is not at hand there is nothing. */
  path: readonly Subject[];
  evidence: RevocationEvidence;
  at: Date;
  verify: Verify;
}

const NOTHING = { thisUpdate: null, nextUpdate: null, revokedAt: null, reason: null };

/**
 * Says of every CRL and OCSP response that was given what it says of the path's certificates (RFC 5280 6.3, RFC 6960 3.2): only what the
 * issuer itself, or a responder it appointed, signed and what is current at that moment counts; that something was revoked counts even
 * in a list that is out of date. What a program printed counts as its word. Never throws.
 */
export async function readRevocation({ path, evidence, at, verify }: RevocationQuestion): Promise<RevocationWord[]> {
  const words: RevocationWord[] = [];
  for (const crl of evidence.crls) words.push(...(await ofCrl(crl, path, at, verify)));
  for (const der of evidence.ocsp) words.push(...(await ofOcsp(der, path, at, verify)));
  for (const printed of evidence.printed) words.push(...(await ofPrinted(printed, path, at)));
  return words;
}

interface Judged {
  certificate: Subject;
  issuer: Subject | null;
}

/** A certificate that signed itself cannot be revoked by itself: nobody asks. */
function judged(path: readonly Subject[]): Judged[] {
  return path.flatMap((certificate, index) => {
    const key = nameKey(certificate.issuer);
    if (index === path.length - 1 && key !== null && key === nameKey(certificate.subject)) return [];
    return [{ certificate, issuer: path[index + 1] ?? null }];
  });
}

async function ofCrl(crl: Subject, path: readonly Subject[], at: Date, verify: Verify): Promise<RevocationWord[]> {
  const dates = { ...NOTHING, thisUpdate: crl.notBefore, nextUpdate: crl.notAfter };
  const key = nameKey(crl.issuer);
  const concerned = judged(path).filter(({ certificate, issuer }) => {
    if (key === null || key !== nameKey(certificate.issuer)) return false;
    // Generations of one name: the list of another key says nothing of this one.
    return crl.aki === null || issuer === null || issuer.ski === null || crl.aki === issuer.ski;
  });
  if (concerned.length === 0)
    return [{ about: null, source: 'crl', says: { why: 'unrelated', issuer: crl.issuer?.text ?? null }, ...dates }];
  return Promise.all(
    concerned.map(async ({ certificate, issuer }): Promise<RevocationWord> => {
      const word = { about: fingerprintOf(certificate), source: 'crl', ...dates } as const;
      const signed = issuer === null ? ({ why: 'issuer-absent' } as const) : await signatureFault(crl, issuer, verify);
      if (signed !== null) return { ...word, says: signed };
      if (issuer?.extensions.some(({ oid }) => oid === '2.5.29.15') && !issuer.keyUsage.includes('cRLSign'))
        return { ...word, says: { why: 'no-crl-sign' } };
      const limit = scopeLimit(crl, certificate);
      const entry = entryOf(crl, certificate);
      if (entry === undefined) return { ...word, says: { why: 'unreadable' } };
      // In an indirect list the number may be another issuer's.
      if (entry !== null && limit !== 'indirect' && limit !== 'delta' && entry.reason !== 'remove-from-crl')
        return { ...word, says: 'revoked', revokedAt: entry.date, reason: entry.reason };
      if (limit !== null) return { ...word, says: { why: 'scope', limit } };
      return { ...word, says: timeFault(crl.notBefore, crl.notAfter, at) ?? 'good' };
    }),
  );
}

function entryOf(crl: Subject, { serialHex }: Subject): ReturnType<typeof findEntry> | undefined {
  if (crl.der === null || serialHex === null) return undefined;
  try {
    return findEntry(crl.der, serialHex);
  } catch (fault) {
    if (fault instanceof DerError) return undefined;
    throw fault;
  }
}

async function signatureFault({ signature }: Pick<Subject, 'signature'>, { key }: Subject, verify: Verify): Promise<SignatureFault | null> {
  if (signature === null || key === null) return { why: 'unreadable' };
  const { valid } = await verify(signature, key);
  if (valid === true && signature.differs === null) return null;
  return { why: valid === null ? 'not-verified' : 'bad-signature' };
}

/** Null where the moment lies between the two; without the second nobody knows until when the first holds. */
function timeFault(thisUpdate: string | null, nextUpdate: string | null, at: Date): Unused | null {
  if (thisUpdate === null) return { why: 'no-dates' };
  if (at.getTime() < Date.parse(thisUpdate)) return { why: 'future', thisUpdate };
  if (nextUpdate === null) return { why: 'no-dates' };
  return at.getTime() > Date.parse(nextUpdate) ? { why: 'stale', nextUpdate } : null;
}

async function ofOcsp(der: Uint8Array, path: readonly Subject[], at: Date, verify: Verify): Promise<RevocationWord[]> {
  const response = readOcspResponse(der);
  if ('status' in response) return [{ about: null, source: 'ocsp', says: { why: 'no-answer', status: response.status }, ...NOTHING }];
  const said = await ofStatuses(response.responses, 'ocsp', path, at);
  const faults = new Map<Subject, Unused | null>();
  const words: RevocationWord[] = [];
  for (const { concerned, word } of said) {
    const { issuer } = concerned;
    if (issuer !== null && !faults.has(issuer)) faults.set(issuer, await responderFault(response, issuer, verify));
    const fault = issuer === null ? ({ why: 'issuer-absent' } as const) : faults.get(issuer);
    words.push({ ...word, says: fault ?? word.says });
  }
  return words.length > 0 ? words : [unrelated('ocsp')];
}

/** What OpenSSL printed as its word, without a signature. */
async function ofPrinted(printed: readonly PrintedStatus[], path: readonly Subject[], at: Date): Promise<RevocationWord[]> {
  const told = printed.flatMap((each) => (each.id === null ? [] : [{ ...each, id: each.id }]));
  const words = (await ofStatuses(told, 'ocsp-text', path, at)).map(({ word }) => word);
  const named = printed.filter(({ id }) => id === null);
  const names = [...new Set(named.map(({ name, status }) => `${name}: ${status}`))];
  const [only, another] = judged(path);
  // Which file is which nobody says; of one name and one certificate it need not be said.
  if (names.length > 0 && (another !== undefined || new Set(named.map(({ name }) => name)).size > 1))
    return [...words, { about: null, source: 'ocsp-text', says: { why: 'whose', names }, ...NOTHING }];
  if (only !== undefined) words.push(...latest(named.map((each) => wordOf(each, 'ocsp-text', only.certificate, at))));
  return words.length > 0 ? words : [unrelated('ocsp-text')];
}

function unrelated(source: Source): RevocationWord {
  return { about: null, source, says: { why: 'unrelated', issuer: null }, ...NOTHING };
}

interface Status {
  status: 'good' | 'revoked' | 'unknown';
  thisUpdate: string | null;
  nextUpdate: string | null;
  revokedAt: string | null;
  reason: RevocationReason;
}

/** What statuses with ids say of the path; nothing where none of them is about it. */
async function ofStatuses(
  given: readonly (Status & { id: CertificateId })[],
  source: Source,
  path: readonly Subject[],
  at: Date,
): Promise<{ concerned: Judged; word: RevocationWord }[]> {
  const said: { concerned: Judged; word: RevocationWord }[] = [];
  for (const concerned of judged(path)) {
    const { certificate, issuer } = concerned;
    const check = new IdCheck(certificate, issuer);
    const words: RevocationWord[] = [];
    for (const each of given) {
      const isOurs = await check.isOurs(each.id);
      if (isOurs === false) continue;
      const word = wordOf(each, source, certificate, at);
      words.push(isOurs === null ? { ...word, says: { why: 'unknown-hash' } } : word);
    }
    said.push(...latest(words).map((word) => ({ concerned, word })));
  }
  return said;
}

function wordOf(
  { status, thisUpdate, nextUpdate, revokedAt, reason }: Status,
  source: Source,
  certificate: Subject,
  at: Date,
): RevocationWord {
  const late = status === 'revoked' ? null : timeFault(thisUpdate, nextUpdate, at);
  return { about: fingerprintOf(certificate), source, says: late ?? status, thisUpdate, nextUpdate, revokedAt, reason };
}

/** Of words of one certificate that say the same the newest: whoever asks every minute has thousands. */
function latest(words: readonly RevocationWord[]): RevocationWord[] {
  const kept = new Map<string, RevocationWord>();
  for (const word of words) {
    const key = typeof word.says === 'string' ? word.says : word.says.why;
    const before = kept.get(key);
    if (before === undefined || (before.thisUpdate ?? '') < (word.thisUpdate ?? '')) kept.set(key, word);
  }
  return [...kept.values()];
}

/** Signed by the issuer, or by a key for which the issuer made a certificate for this very purpose (RFC 6960 4.2.2.2). */
async function responderFault(response: OcspResponse, issuer: Subject, verify: Verify): Promise<Unused | null> {
  const direct = await signatureFault(response, issuer, verify);
  if (direct === null) return null;
  const produced = Date.parse(response.producedAt);
  for (const responder of response.certificates) {
    if (!responder.extendedKeyUsage.includes('OCSPSigning') || nameKey(responder.issuer) !== nameKey(issuer.subject)) continue;
    if (produced < Date.parse(responder.notBefore ?? '') || produced > Date.parse(responder.notAfter ?? '')) continue;
    if ((await signatureFault(responder, issuer, verify)) !== null) continue;
    if ((await signatureFault(response, responder, verify)) === null) return null;
  }
  return direct.why === 'bad-signature' ? { why: 'not-signed-by-issuer' } : direct;
}
