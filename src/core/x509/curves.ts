import { oidTable } from '../asn1/oid-table.ts';

/** A named curve: the name people use for it, and the bits of its field. */
export interface Curve {
  name: string;
  bits: number;
}

/** SEC 2, below 1.3.132.0 and X9.62's own arc; RFC 5639; GM/T 0006. */
const names = /* @__PURE__ */ oidTable({
  '1.2.840.10045.3.1': '1 P-192,7 P-256',
  '1.3.132.0':
    '1 sect163k1,2 sect163r1,3 sect239k1,8 secp160r1,9 secp160k1,10 secp256k1,15 sect163r2,16 sect283k1,17 sect283r1,' +
    '26 sect233k1,27 sect233r1,30 secp160r2,31 secp192k1,32 secp224k1,33 P-224,34 P-384,35 P-521,36 sect409k1,37 sect409r1,' +
    '38 sect571k1,39 sect571r1',
  '1.3.36.3.3.2.8.1.1':
    '1 brainpoolP160r1,2 brainpoolP160t1,3 brainpoolP192r1,4 brainpoolP192t1,5 brainpoolP224r1,6 brainpoolP224t1,' +
    '7 brainpoolP256r1,8 brainpoolP256t1,9 brainpoolP320r1,10 brainpoolP320t1,11 brainpoolP384r1,12 brainpoolP384t1,' +
    '13 brainpoolP512r1,14 brainpoolP512t1',
  '1.2.156.10197.1': '301 SM2',
});

/** The curve of an OID, or null where the table has none. The number in a name is the size of the field, but for SM2. */
export function findCurve(oid: string): Curve | null {
  const name = names[oid];
  return name === undefined ? null : { name, bits: name === 'SM2' ? 256 : Number(/\d+/.exec(name)?.[0]) };
}
