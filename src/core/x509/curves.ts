/** A named curve: the name people use for it, and the bits of its field. */
export interface Curve {
  name: string;
  bits: number;
}

const nist: Record<string, Curve> = {
  '1.2.840.10045.3.1.1': { name: 'P-192', bits: 192 },
  '1.2.840.10045.3.1.7': { name: 'P-256', bits: 256 },
  '1.3.132.0.33': { name: 'P-224', bits: 224 },
  '1.3.132.0.34': { name: 'P-384', bits: 384 },
  '1.3.132.0.35': { name: 'P-521', bits: 521 },
  '1.2.156.10197.1.301': { name: 'SM2', bits: 256 },
};

/** Names whose number is the size of the field (SEC 2, below 1.3.132.0; RFC 5639). */
const bySize: Record<string, string> = {};
const sec2 =
  '1 sect163k1,2 sect163r1,3 sect239k1,8 secp160r1,9 secp160k1,10 secp256k1,15 sect163r2,16 sect283k1,17 sect283r1,' +
  '26 sect233k1,27 sect233r1,30 secp160r2,31 secp192k1,32 secp224k1,36 sect409k1,37 sect409r1,38 sect571k1,39 sect571r1';
for (const [arc, name = ''] of sec2.split(',').map((entry) => entry.split(' '))) bySize[`1.3.132.0.${arc}`] = name;
[160, 192, 224, 256, 320, 384, 512].forEach((size, at) => {
  bySize[`1.3.36.3.3.2.8.1.1.${at * 2 + 1}`] = `brainpoolP${size}r1`;
  bySize[`1.3.36.3.3.2.8.1.1.${at * 2 + 2}`] = `brainpoolP${size}t1`;
});

/** The curve of an OID, or null where the table has none. */
export function findCurve(oid: string): Curve | null {
  const name = bySize[oid];
  return nist[oid] ?? (name === undefined ? null : { name, bits: Number(/\d+/.exec(name)?.[0]) });
}
