import { contextConstructed, contextPrimitive } from '../asn1/tag.ts';
import { der, sequence } from '../dump/write-der.ts';
import type { HostName } from './issuer.ts';

const DNS = contextPrimitive(2);
const ADDRESS = contextPrimitive(7);

/**
 * DER of name constraints by which an authority can vouch for these names and no others. A form of name that is not mentioned would be
 * free (RFC 5280 4.2.1.10): without an address of a length all of that length are excluded, and without a host's name all of those.
 * A wildcard's constraint is the name below it.
 */
export function onlyThese(names: readonly HostName[]): Uint8Array {
  const hosts = new Set(names.flatMap((name) => (name.type === 'dns' ? [name.value.replace(/^\*\./, '')] : [])));
  const addresses = names.flatMap((name) => (name.type === 'ip' ? [name.bytes] : []));
  const host = (name: string): Uint8Array => sequence(der(DNS, new TextEncoder().encode(name)));
  const network = (address: Uint8Array, mask: number): Uint8Array =>
    sequence(der(ADDRESS, address, new Uint8Array(address.length).fill(mask)));
  const excluded = [
    ...(hosts.size === 0 ? [host('')] : []),
    ...[4, 16].filter((length) => !addresses.some((bytes) => bytes.length === length)).map((length) => network(new Uint8Array(length), 0)),
  ];
  const permitted = [...[...hosts].map(host), ...addresses.map((bytes) => network(bytes, 255))];
  return sequence(
    ...(permitted.length > 0 ? [der(contextConstructed(0), ...permitted)] : []),
    ...(excluded.length > 0 ? [der(contextConstructed(1), ...excluded)] : []),
  );
}
