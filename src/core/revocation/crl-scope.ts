import { DerError } from '../asn1/der-error.ts';
import { DerReader, contentBytes } from '../asn1/der-reader.ts';
import { contextConstructed, contextPrimitive, sequence } from '../asn1/tag.ts';
import type { Subject } from '../x509/subject.ts';

/** Why a CRL says nothing, or not enough, of a certificate of its issuer; null where it speaks of all of them. */
export type ScopeLimit =
  'delta' | 'indirect' | 'some-reasons' | 'only-users' | 'only-cas' | 'only-attributes' | 'unknown-critical' | 'unreadable' | null;

const DELTA = '2.5.29.27';
const DISTRIBUTION_POINT = '2.5.29.28';
/** Key identifier, number and the two above. */
const PROCESSED = new Set([DELTA, DISTRIBUTION_POINT, '2.5.29.20', '2.5.29.35']);

/** What a CRL leaves out by its own words (RFC 5280 5.2.4, 5.2.5), for a certificate of a CA's or of anybody else's. */
export function scopeLimit(crl: Subject, ofCa: boolean): ScopeLimit {
  if (crl.extensions.some(({ oid, critical }) => critical && !PROCESSED.has(oid))) return 'unknown-critical';
  if (crl.extensions.some(({ oid }) => oid === DELTA)) return 'delta';
  const point = crl.extensions.find(({ oid }) => oid === DISTRIBUTION_POINT);
  if (point === undefined) return null;
  const flags = flagsOf(point.value);
  if (flags === null) return 'unreadable';
  const [, onlyUsers, onlyCas, someReasons, indirect, onlyAttributes] = flags;
  if (indirect) return 'indirect';
  if (onlyAttributes) return 'only-attributes';
  if (onlyUsers && ofCa) return 'only-users';
  if (onlyCas && !ofCa) return 'only-cas';
  return someReasons ? 'some-reasons' : null;
}

/** Which of the fields [0] to [5] of an IssuingDistributionPoint are there and not FALSE; null where it cannot be read. */
function flagsOf(value: Uint8Array): boolean[] | null {
  try {
    const flags: boolean[] = Array.from({ length: 6 }, () => false);
    const fields = DerReader.inside(new DerReader(value, 0, value.length).expect(sequence));
    while (!fields.atEnd) {
      const field = fields.next();
      const number = flags.findIndex((_, at) => field.tag === contextPrimitive(at) || field.tag === contextConstructed(at));
      if (number < 0) return null;
      flags[number] = number === 0 || number === 3 || contentBytes(field)[0] !== 0;
    }
    return flags;
  } catch (fault) {
    if (fault instanceof DerError) return null;
    throw fault;
  }
}
