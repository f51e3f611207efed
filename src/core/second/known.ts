import type { Field, FieldValue, Reading } from './reading.ts';
import { UNCOMPARED } from './reading.ts';

/**
 * Differences that say something of the second program and nothing of the object. They are told as known, never as a finding:
 * `known-year`: it makes 1900 of the year 0000; OpenSSL reads what we read.
 * `known-text`: it cuts UniversalString to 16 bits and does not know NumericString and kinds of names beyond the four usual ones.
 * `known-type`: it refuses ASN.1 types that no standard has given out, which may stand in the parameters of an unknown algorithm
 * (RFC 5280 4.1.1.2); OpenSSL reads them.
 * `known-crl`: it does not read lists of revoked certificates inside a bundle (RFC 5652 10.2.1), which are legal there.
 */
export const KNOWN = ['known-year', 'known-text', 'known-type', 'known-crl'] as const;
export type Known = (typeof KNOWN)[number];

/**
 * Why a refusal of the second program says nothing of the object; null where it does. Its words name its own classes, which have other
 * names in a page, so that only the rest of them counts.
 */
export function knownRefusal(says: string, { hasLists }: { hasLists: boolean }): Known | null {
  if (/\[UNIVERSAL \d+\] is reserved|upper tags are reserved/.test(says)) return 'known-type';
  return hasLists && says.endsWith('Wrong values for Choice type') ? 'known-crl' : null;
}

/** Why a field is not compared; null where it is. */
export function knownField(field: Field, ours: FieldValue): Known | null {
  const isDate = field === 'not-before' || field === 'not-after';
  return isDate && typeof ours === 'string' && ours.startsWith('0000-') ? 'known-year' : null;
}

/** Whether some value was left out because the second program does not read its type. */
export const hasUncompared = (reading: Reading): boolean =>
  Object.values(reading).some(
    (value) => Array.isArray(value) && value.some((each: string) => each === UNCOMPARED || each.endsWith(`=${UNCOMPARED}`)),
  );
