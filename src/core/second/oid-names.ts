import { oidTable } from '../asn1/oid-table.ts';
import { attributeTypes } from '../x509/attribute-types.ts';
import { extensionNames } from '../x509/extension-names.ts';
import { attributeNames } from '../x509/request-attributes.ts';
import { findSignatureAlgorithm } from '../x509/signature-algorithms.ts';
import { extendedKeyUsageNames } from '../x509/usages.ts';

/** What else stands in extensions and in CMS (RFC 5280 4.2.1.4, RFC 3739, RFC 5652, RFC 8017, FIPS 180; Microsoft's certificate templates). */
const others = /* @__PURE__ */ oidTable({
  '1.3.6.1.5.5.7': '2.1 cps,2.2 userNotice,48.1 ocsp,48.2 caIssuers',
  '1.2.840.113549.1.7': '1 data,2 signedData',
  '1.2.840.113549.1.9': '3 contentType,4 messageDigest,5 signingTime,14 extensionRequest,15 sMIMECapabilities,16.1.4 tSTInfo',
  '1.2.840.113549.1.1': '1 rsaEncryption',
  '2.16.840.1.101.3.4.2': '1 sha256,2 sha384,3 sha512,4 sha224',
  '1.3.14.3.2': '26 sha1',
  '2.23.140.1.2': '1 domain-validated,2 organization-validated,3 individual-validated',
  '2.5.29': '9 subjectDirectoryAttributes,16 privateKeyUsagePeriod,20 cRLNumber,21 reasonCode,27 deltaCRLIndicator,46 freshestCRL',
  '1.3.6.1.4.1.311': '20.2 enrollCerttypeExtension,21.1 cAVersion,21.2 previousCaCertHash,21.7 certificateTemplate,25.2 ntdsCaSecurityExt',
});

/** An OID with its name in front, where it has one that we know. */
export function oidText(oid: string): string {
  const name =
    extensionNames[oid] ??
    others[oid] ??
    attributeTypes[oid] ??
    attributeNames[oid] ??
    extendedKeyUsageNames[oid] ??
    findSignatureAlgorithm(oid)?.name;
  return name === undefined ? oid : `${name} (${oid})`;
}
