import { oidTable } from '../asn1/oid-table.ts';

/**
 * Common names of extensions, by OID (RFC 5280 4.2, RFC 6962, RFC 7633, Microsoft and Netscape). Readers meet them only where one is
 * critical and not known to clients, so what never is critical is not among them.
 */
export const extensionNames = /* @__PURE__ */ oidTable({
  '2.5.29':
    '14 subjectKeyIdentifier,15 keyUsage,16 privateKeyUsagePeriod,17 subjectAltName,18 issuerAltName,19 basicConstraints,' +
    '28 issuingDistributionPoint,30 nameConstraints,31 cRLDistributionPoints,32 certificatePolicies,33 policyMappings,' +
    '35 authorityKeyIdentifier,36 policyConstraints,37 extKeyUsage,54 inhibitAnyPolicy',
  '1.3.6.1.5.5.7': '1.1 authorityInfoAccess,1.3 qcStatements,1.11 subjectInfoAccess,1.24 tlsFeature,48.1.5 ocspNoCheck',
  '1.3.6.1.4.1': '11129.2.4.2 signedCertificateTimestampList,11129.2.4.3 ctPoison,311.21.10 msApplicationPolicies',
  '2.16.840.1.113730': '1.1 netscapeCertType',
});
