/** RFC 2985 5.4.2, and the OID under which older Windows writes the same. */
export const extensionRequests: readonly string[] = ['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14'];

/** Names of Microsoft's attributes of requests; challengePassword and the like are known as attributes of names. Their values are never shown, one of them is a password. */
export const attributeNames: Readonly<Record<string, string>> = {
  '1.3.6.1.4.1.311.13.2.2': 'msEnrollmentCSP',
  '1.3.6.1.4.1.311.13.2.3': 'msOSVersion',
  '1.3.6.1.4.1.311.21.20': 'msClientInfo',
};
