/** Builds DER for hostile cases. Lengths are right unless a test breaks them on purpose. */
export function der(tag: number, ...parts: (Uint8Array | number[] | string)[]): Uint8Array {
  const content = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))));
  return new Uint8Array(Buffer.concat([Buffer.from([tag, ...lengthOctets(content.length)]), content]));
}

export function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift(0x80 | (left & 0x7f));
    return groups;
  });
  return der(0x06, octets);
}

export const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

/** Name of one RDN for each [OID, tag, value]. */
export function name(...attributes: [string, number, string | Uint8Array][]): Uint8Array {
  return der(0x30, ...attributes.map(([type, tag, value]) => der(0x31, der(0x30, oid(type), der(tag, value)))));
}

export function extension(type: string, value: Uint8Array, critical = false): Uint8Array {
  return der(0x30, oid(type), ...(critical ? [der(0x01, [0xff])] : []), der(0x04, value));
}

const rsaSha256 = der(0x30, oid('1.2.840.113549.1.1.11'), [0x05, 0x00]);

/** A P-256 SubjectPublicKeyInfo; the point is not on the curve, nobody here looks. */
export const spki = der(0x30, der(0x30, oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7')), der(0x03, [0, 4], new Uint8Array(64)));

export interface CertificateParts {
  serial?: Uint8Array;
  issuer?: Uint8Array;
  validity?: Uint8Array;
  subject?: Uint8Array;
  key?: Uint8Array;
  extensions?: Uint8Array[];
  algorithm?: Uint8Array;
}

const someName = name(['2.5.4.3', 0x0c, 'example']);

/** A certificate whose parts are as given and plain otherwise; the signature is empty. */
export function certificate(parts: CertificateParts = {}): Uint8Array {
  const { extensions } = parts;
  return der(
    0x30,
    der(
      0x30,
      der(0xa0, [2, 1, 2]),
      parts.serial ?? der(0x02, [1]),
      rsaSha256,
      parts.issuer ?? someName,
      parts.validity ?? der(0x30, der(0x17, '260101000000Z'), der(0x17, '270101000000Z')),
      parts.subject ?? someName,
      parts.key ?? spki,
      ...(extensions ? [der(0xa3, der(0x30, ...extensions))] : []),
    ),
    parts.algorithm ?? rsaSha256,
    der(0x03, [0]),
  );
}
