import { DerError } from '../asn1/der-error.ts';
import { DerReader, elementBytes } from '../asn1/der-reader.ts';
import type { DerElement } from '../asn1/der-reader.ts';
import { contextConstructed, sequence } from '../asn1/tag.ts';
import { nameKey } from '../chain/name-key.ts';
import { toHex } from '../text/hex.ts';
import { readGeneralName } from '../x509/general-name.ts';
import type { Subject } from '../x509/subject.ts';

const DISTRIBUTION_POINTS = '2.5.29.31';

/** The names of a DistributionPointName (RFC 5280 4.2.1.13), its explicit tag around it, in a form in which they are equal or not. */
export function pointNames(point: DerElement): string[] {
  const choice = DerReader.inside(point).next();
  // Both sides complete a relative name by the same issuer.
  return choice.tag === contextConstructed(0) ? generalNames(choice) : [toHex(elementBytes(choice))];
}

/**
 * Where a certificate says that it is listed, as `pointNames` writes it; nowhere where that cannot be read. One that says nothing is in
 * the list that bears its issuer's own name (RFC 5280 6.3.3).
 */
export function pointsOf({ extensions, issuer }: Subject): string[] {
  const extension = extensions.find(({ oid }) => oid === DISTRIBUTION_POINTS);
  if (extension === undefined) return [directoryKey(nameKey(issuer))];
  try {
    const names: string[] = [];
    const { value } = extension;
    for (const points = DerReader.inside(new DerReader(value, 0, value.length).expect(sequence)); !points.atEnd;) {
      const fields = DerReader.inside(points.expect(sequence));
      const point = fields.optional(contextConstructed(0));
      if (point !== null) names.push(...pointNames(point));
      // Without a name of its own a point is told by who issues its list.
      else while (!fields.atEnd) names.push(...issuerNames(fields.next()));
    }
    return names;
  } catch (fault) {
    if (fault instanceof DerError) return [];
    throw fault;
  }
}

function issuerNames(field: DerElement): string[] {
  return field.tag === contextConstructed(2) ? generalNames(field) : [];
}

function generalNames(list: DerElement): string[] {
  const names: string[] = [];
  for (const items = DerReader.inside(list); !items.atEnd;) {
    const element = items.next();
    const { name } = readGeneralName(element, () => undefined);
    names.push(name === null ? toHex(elementBytes(element)) : directoryKey(nameKey(name)));
  }
  return names;
}

function directoryKey(key: string | null): string {
  return `directory ${key ?? ''}`;
}
