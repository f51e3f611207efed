import { contextConstructed, contextPrimitive, octetString } from '../asn1/tag.ts';
import { parseIp } from '../text/ip-address.ts';
import { der, namedBits, oid, sequence, small, TRUE, unsigned, utf8 } from './write-der.ts';

/** OIDs of the extensions whose values the readers of dumps rebuild. */
export const EXTENSION = {
  subjectKey: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectNames: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  lists: '2.5.29.31',
  policies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  issuerKey: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  purposes: '2.5.29.37',
  inhibitAnyPolicy: '2.5.29.54',
  services: '1.3.6.1.5.5.7.1.1',
  features: '1.3.6.1.5.5.7.1.24',
  timestamps: '1.3.6.1.4.1.11129.2.4.2',
} as const;

/** Extensions that our decoder reads: where the value of one is not known, rules would take what it holds for absent. */
export const DECODED: ReadonlySet<string> = new Set(Object.values(EXTENSION));

export const CPS = '1.3.6.1.5.5.7.2.1';
export const USER_NOTICE = '1.3.6.1.5.5.7.2.2';

export const keyUsage = (bits: readonly number[]): Uint8Array => namedBits(bits);

export function basicConstraints(ca: boolean, pathLength: number | null): Uint8Array {
  return sequence(...(ca ? [TRUE] : []), ...(pathLength === null ? [] : [unsigned(small(pathLength))]));
}

export const subjectKey = (identifier: Uint8Array): Uint8Array => der(octetString, identifier);

/** The key's identifier, and, where they are there, the name and the serial number of the issuer's own certificate. */
export function issuerKey(identifier: Uint8Array | null, issuer: Uint8Array | null, serial: Uint8Array | null): Uint8Array {
  return sequence(
    ...(identifier === null ? [] : [der(contextPrimitive(0), identifier)]),
    ...(issuer === null ? [] : [der(contextConstructed(1), der(contextConstructed(4), issuer))]),
    ...(serial === null ? [] : [der(contextPrimitive(2), serial)]),
  );
}

/** Kinds of names that are text, with their identifier octets (RFC 5280 4.2.1.6). */
const NAME_TAGS = { email: contextPrimitive(1), dns: contextPrimitive(2), uri: contextPrimitive(6) } as const;

export const textName = (kind: keyof typeof NAME_TAGS, text: string): Uint8Array => der(NAME_TAGS[kind], utf8(text));
export const directoryName = (name: Uint8Array): Uint8Array => der(contextConstructed(4), name);

/** An address, or, for a name constraint, "address/mask"; null where the text is none. */
export function addressName(text: string): Uint8Array | null {
  const [address = '', mask] = text.split('/');
  const octets = parseIp(address);
  if (octets === null) return null;
  if (mask === undefined) return der(contextPrimitive(7), Uint8Array.from(octets));
  const rest = /^\d{1,3}$/.test(mask) ? prefixMask(Number(mask), octets.length) : parseIp(mask);
  return rest?.length === octets.length ? der(contextPrimitive(7), Uint8Array.from([...octets, ...rest])) : null;
}

function prefixMask(bits: number, length: number): number[] | null {
  if (bits > length * 8) return null;
  return Array.from({ length }, (_, at) => 0xff & ~(0xff >> Math.min(8, Math.max(0, bits - at * 8))));
}

export function policies(list: readonly { id: Uint8Array; qualifiers: readonly Uint8Array[] }[]): Uint8Array {
  return sequence(...list.map(({ id, qualifiers }) => sequence(id, ...(qualifiers.length === 0 ? [] : [sequence(...qualifiers)]))));
}

/** A qualifier of a policy: where it can be read, or a notice, of which the words are left out. */
export function qualifier(id: string, uri: string): Uint8Array {
  return sequence(oid(id) ?? new Uint8Array(), id === CPS ? der(0x16, utf8(uri)) : sequence());
}

/** Points where lists are, each with its names. */
export function lists(points: readonly (readonly Uint8Array[])[]): Uint8Array {
  return sequence(...points.map((names) => sequence(der(contextConstructed(0), der(contextConstructed(0), ...names)))));
}

export function services(list: readonly { method: Uint8Array; location: Uint8Array }[]): Uint8Array {
  return sequence(...list.map(({ method, location }) => sequence(method, location)));
}

export function nameConstraints(permitted: readonly Uint8Array[], excluded: readonly Uint8Array[]): Uint8Array {
  const subtrees = (number: number, names: readonly Uint8Array[]): Uint8Array[] =>
    names.length === 0 ? [] : [der(contextConstructed(number), ...names.map((name) => sequence(name)))];
  return sequence(...subtrees(0, permitted), ...subtrees(1, excluded));
}

export function policyConstraints(requireExplicit: number | null, inhibitMapping: number | null): Uint8Array {
  const count = (number: number, value: number | null): Uint8Array[] =>
    value === null ? [] : [der(contextPrimitive(number), unsigned(small(value)).subarray(2))];
  return sequence(...count(0, requireExplicit), ...count(1, inhibitMapping));
}

/** What is told of a signed certificate timestamp; its signature is in no printout's words. */
export interface PrintedTimestamp {
  logId: Uint8Array;
  /** Milliseconds since 1970. */
  time: number;
}

/** SignedCertificateTimestampList (RFC 6962 3.3), with empty signatures. */
export function timestamps(list: readonly PrintedTimestamp[]): Uint8Array {
  const items = list.map(({ logId, time }) => {
    const item = new Uint8Array(2 + 47);
    const view = new DataView(item.buffer);
    view.setUint16(0, 47);
    item.set(logId, 3);
    view.setBigUint64(35, BigInt(time));
    // SHA-256 and ECDSA, as every log signs.
    item.set([4, 3], 45);
    return item;
  });
  const length = items.reduce((sum, item) => sum + item.length, 0);
  return der(octetString, Uint8Array.of(length >> 8, length & 0xff), ...items);
}
