import { oidTable } from '../asn1/oid-table.ts';

/** Names of the bits of keyUsage, bit 0 first (RFC 5280 4.2.1.3). */
export const keyUsageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

/** Names of extended key usages (RFC 5280 4.2.1.12); all others go by their OID. */
export const extendedKeyUsageNames = /* @__PURE__ */ oidTable({
  '2.5.29.37': '0 anyExtendedKeyUsage',
  '1.3.6.1.5.5.7.3': '1 serverAuth,2 clientAuth,3 codeSigning,4 emailProtection,8 timeStamping,9 OCSPSigning',
});
