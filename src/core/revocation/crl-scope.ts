import { DerError } from '../asn1/der-error.ts';
import { DerReader, contentBytes } from '../asn1/der-reader.ts';
import { contextConstructed, contextPrimitive, sequence } from '../asn1/tag.ts';
import type { Subject } from '../x509/subject.ts';
import { pointNames, pointsOf } from './distribution-points.ts';

/** Why a CRL says nothing, or not enough, of a certificate of its issuer; null where it speaks of all of them. */
export type ScopeLimit =
  | 'delta'
  | 'indirect'
  | 'some-reasons'
  | 'only-users'
  | 'only-cas'
  | 'only-attributes'
  | 'other-point'
  | 'unknown-critical'
  | 'unreadable'
  | null;

const DELTA = '2.5.29.27';
const DISTRIBUTION_POINT = '2.5.29.28';
/** Key identifier, number and the two above. */
const PROCESSED = new Set([DELTA, DISTRIBUTION_POINT, '2.5.29.20', '2.5.29.35']);

/** What a CRL leaves out by its own words (RFC 5280 5.2.4, 5.2.5, 6.3.3 b), for one certificate of its issuer's. */
export function scopeLimit(crl: Subject, certificate: Subject): ScopeLimit {
  if (crl.extensions.some(({ oid, critical }) => critical && !PROCESSED.has(oid))) return 'unknown-critical';
  if (crl.extensions.some(({ oid }) => oid === DELTA)) return 'delta';
  const extension = crl.extensions.find(({ oid }) => oid === DISTRIBUTION_POINT);
  if (extension === undefined) return null;
  const point = readPoint(extension.value);
  if (point === null) return 'unreadable';
  const { names, flags } = point;
  const [, onlyUsers, onlyCas, someReasons, indirect, onlyAttributes] = flags;
  const ofCa = certificate.basicConstraints?.ca === true;
  if (indirect) return 'indirect';
  if (onlyAttributes) return 'only-attributes';
  if (onlyUsers && ofCa) return 'only-users';
  if (onlyCas && !ofCa) return 'only-cas';
  const own = new Set(names === null ? [] : pointsOf(certificate));
  if (names?.some((name) => own.has(name)) === false) return 'other-point';
  return someReasons ? 'some-reasons' : null;
}

interface IssuingPoint {
  /** Null where the list is not bound to a point. */
  names: string[] | null;
  /** Which of the fields [0] to [5] are there and not FALSE. */
  flags: boolean[];
}

/** An IssuingDistributionPoint; null where it cannot be read. */
function readPoint(value: Uint8Array): IssuingPoint | null {
  try {
    const flags: boolean[] = Array.from({ length: 6 }, () => false);
    let names: string[] | null = null;
    const fields = DerReader.inside(new DerReader(value, 0, value.length).expect(sequence));
    while (!fields.atEnd) {
      const field = fields.next();
      const number = flags.findIndex((_, at) => field.tag === contextPrimitive(at) || field.tag === contextConstructed(at));
      if (number < 0) return null;
      if (number === 0) names = pointNames(field);
      flags[number] = number === 0 || number === 3 || contentBytes(field)[0] !== 0;
    }
    return { names, flags };
  } catch (fault) {
    if (fault instanceof DerError) return null;
    throw fault;
  }
}
