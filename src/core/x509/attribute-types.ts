import { oidTable } from '../asn1/oid-table.ts';

/**
 * Short names of name attributes, by OID: those of RFC 4519 and RFC 5280 and the CA/Browser Forum's, spelt as OpenSSL
 * prints them, so that what the reader sees here and in a terminal is the same text.
 */
export const attributeTypes = /* @__PURE__ */ oidTable({
  '2.5.4':
    '3 CN,4 SN,5 serialNumber,6 C,7 L,8 ST,9 street,10 O,11 OU,12 title,13 description,15 businessCategory,16 postalAddress,' +
    '17 postalCode,18 postOfficeBox,19 physicalDeliveryOfficeName,20 telephoneNumber,41 name,42 GN,43 initials,' +
    '44 generationQualifier,45 x500UniqueIdentifier,46 dnQualifier,51 houseIdentifier,65 pseudonym,72 role,' +
    '97 organizationIdentifier,100 dnsName',
  '0.9.2342.19200300.100.1': '1 UID,3 mail,25 DC,44 uid',
  '1.2.840.113549.1.9': '1 emailAddress,2 unstructuredName,7 challengePassword,8 unstructuredAddress',
  '1.3.6.1.4.1.311.60.2.1': '1 jurisdictionL,2 jurisdictionST,3 jurisdictionC',
});
