import { DerReader } from '../asn1/der-reader.ts';
import { contextConstructed, sequence } from '../asn1/tag.ts';
import type { Check } from '../policy/check.ts';
import { sound } from './outline.ts';

const AIA = '1.3.6.1.5.5.7.1.1';
const CRL = '2.5.29.31';
const AKI = '2.5.29.35';

/** Services of the issuer that are no address of OCSP, of its certificate or of a list (BR 7.1.2.7.7, 7.1.2.11.2). */
export const serviceOther: Check = {
  facts: ['name'],
  parameters: [],
  run: ({ extensions, ocsp, caIssuers, crl }) =>
    extensions.flatMap(({ oid, name, value }) => {
      if (oid !== AIA && oid !== CRL) return [];
      const items = sound(() => tagsOfItems(value)) ?? [];
      const isOdd = oid === AIA ? items.length > ocsp.length + caIssuers.length : items.length > crl.length || items.some(isOddPoint);
      return isOdd ? [{ name }] : [];
    }),
};

/** Identifier octets in each item of a list. */
const tagsOfItems = (value: Uint8Array): number[][] =>
  new DerReader(value, 0, value.length).open(sequence, (list) => {
    const items: number[][] = [];
    while (!list.atEnd) items.push(tagsIn(DerReader.inside(list.expect(sequence))));
    return items;
  });

function tagsIn(reader: DerReader): number[] {
  const tags: number[] = [];
  while (!reader.atEnd) tags.push(reader.next().tag);
  return tags;
}

/** Reasons or another issuer of the list, or no name of the point. */
const isOddPoint = (tags: readonly number[]): boolean => tags.length !== 1 || tags[0] !== contextConstructed(0);

/** The issuer's key identifier with its name and serial number beside it, or without the identifier (BR 7.1.2.11.1). */
export const issuerKeyForm: Check = {
  facts: [],
  parameters: [],
  run: ({ extensions }) =>
    extensions.some(({ oid, value }) => {
      if (oid !== AKI) return false;
      const tags = sound(() => new DerReader(value, 0, value.length).open(sequence, tagsIn));
      return tags !== null && tags.join() !== '128';
    })
      ? [{}]
      : [],
};
