import type { Authority } from './authority.ts';

/** One way from a web site's certificate to a root, by the names of the certificates in an Authority. */
export interface Shape {
  title: string;
  /** Who signs leaves. */
  issuer: string;
  /** What the server sends after its own certificate, in order. */
  chain: string[];
  root: string;
}

/** The government PKI of the deck: two roots of one name with different keys, and a cross certificate, new with old. */
export function governmentShape(authority: Authority): Shape {
  const root = '/C=TW/O=Test Government Root Certification Authority';
  authority.ca('grca', { dn: root });
  authority.ca('grca2', { dn: root });
  authority.ca('new-with-old', { dn: root, by: 'grca', key: 'grca2' });
  authority.ca('gca2', { dn: '/C=TW/O=行政院/OU=測試憑證管理中心', by: 'grca2' });
  return { title: 'GRCA', issuer: 'gca2', chain: ['gca2', 'new-with-old'], root: 'grca' };
}

/** TWCA: the root has no subject key identifier, its intermediate names one nevertheless. */
export function twcaShape(authority: Authority): Shape {
  const dn = '/C=TW/O=TEST-CA/OU=Root CA/CN=TEST Global Root CA';
  authority.ca('twca-global', { dn, ski: false });
  // OpenSSL takes the authority key identifier from the issuer's certificate, so one with an identifier signs.
  authority.ca('twca-global-twin', { dn, key: 'twca-global' });
  authority.ca('twca-secure', { dn: '/C=TW/O=TEST-CA/CN=TEST Secure SSL Certification Authority (Global)', by: 'twca-global-twin' });
  return { title: 'TWCA', issuer: 'twca-secure', chain: ['twca-secure'], root: 'twca-global' };
}

/** TWCA's second way: a newer root, cross-certified by the older one. */
export function twcaCyberShape(authority: Authority): Shape {
  authority.ca('twca-cyber', { dn: '/C=TW/O=TEST-CA/OU=Root CA/CN=TEST CYBER Root CA' });
  authority.ca('twca-cyber-cross', { dn: '/C=TW/O=TEST-CA/OU=Root CA/CN=TEST CYBER Root CA', by: 'twca-global-twin', key: 'twca-cyber' });
  authority.ca('twca-ssl', { dn: '/C=TW/O=TEST-CA/CN=TEST SSL Certification Authority', by: 'twca-cyber' });
  return { title: 'TWCA CYBER', issuer: 'twca-ssl', chain: ['twca-ssl', 'twca-cyber-cross'], root: 'twca-global' };
}

/** GTLSCA: an old root without key usage, its second generation self-signed and cross-certified, and the intermediate below. */
export function gtlscaShape(authority: Authority): Shape {
  const g2 = '/C=TW/O=Test Telecom Co., Ltd./CN=Test Root Certification Authority - G2';
  authority.ca('epki', { dn: '/C=TW/O=Test Telecom Co., Ltd./OU=Test Root Certification Authority', old: true });
  authority.ca('epki-g2', { dn: g2 });
  authority.ca('epki-g2-cross', { dn: g2, by: 'epki', key: 'epki-g2' });
  authority.ca('gtlsca', { dn: '/C=TW/O=行政院/CN=測試伺服器數位憑證管理中心 - G1', by: 'epki-g2' });
  return { title: 'GTLSCA', issuer: 'gtlsca', chain: ['gtlsca', 'epki-g2-cross'], root: 'epki' };
}
