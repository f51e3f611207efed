import { oidTable } from '../asn1/oid-table.ts';

/** RFC 3279 2.3, RFC 4055 1.2, RFC 8410 3. The bits stand where the algorithm fixes them. */
export const keyTypes = /* @__PURE__ */ oidTable({
  '1.2.840.113549.1.1': '1 RSA,10 RSA-PSS',
  '2.5.8.1': '1 RSA',
  '1.2.840.10045.2': '1 EC',
  '1.2.840.10040.4': '1 DSA',
  '1.3.101': '110 X25519 253,111 X448 448,112 Ed25519 256,113 Ed448 456',
});
