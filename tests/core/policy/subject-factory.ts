import { load } from '../../../src/content/content-folder.ts';
import type { Authority } from '../../../src/core/authority/authority.ts';
import { lintChecks } from '../../../src/core/lint/lint-checks.ts';
import type { Context } from '../../../src/core/policy/context.ts';
import { emptySubject } from '../../../src/core/x509/subject.ts';
import type { Extension, GeneralName, Name, PublicKey, Signature, Subject } from '../../../src/core/x509/subject.ts';

/** Every rule of `content/rules`, its dates read out of the facts. */
export const rules = load('rules');

/** "CN=…,O=…" in the order of encoding; a comma ends a value. `stringType` is for all attributes. */
export function name(text: string, stringType = 'UTF8String'): Name {
  const attributes = text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      return {
        oid: '',
        type: part.slice(0, equals),
        value: part.slice(equals + 1),
        stringType: part.startsWith('C=') && stringType === 'UTF8String' ? 'PrintableString' : stringType,
      };
    });
  return {
    text: [...attributes]
      .reverse()
      .map(({ type, value }) => `${type}=${value}`)
      .join(','),
    attributes,
    der: new TextEncoder().encode(text),
  };
}

function key(more: Partial<PublicKey>): PublicKey {
  const empty = new Uint8Array();
  return { type: '', bits: null, curve: null, exponent: null, modulusHex: null, spki: empty, octets: empty, material: null, ...more };
}

export function rsa(bits = 2048, more: Partial<PublicKey> = {}): PublicKey {
  return key({ type: 'RSA', bits, exponent: '65537', ...more });
}

export function ec(curve: string): PublicKey {
  return key({ type: 'EC', bits: 256, curve });
}

export function signature(hash: string | null = 'SHA-256', algorithm = 'sha256WithRSAEncryption'): Signature {
  return { algorithm, oid: '', hash, saltLength: null, differs: null, value: new Uint8Array(), signed: new Uint8Array() };
}

/** As it is decoded, but for the octets. */
export function generalName(type: GeneralName['type'], value: string): GeneralName {
  return { type, value, tag: 0, bytes: new Uint8Array(), name: null };
}

export function dns(...names: string[]): Subject['san'] {
  return names.map((value) => generalName('dns', value));
}

export function ip(...addresses: string[]): Subject['san'] {
  return addresses.map((value) => generalName('ip', value));
}

export function extension(oid: string, critical = false): Extension {
  return { oid, name: oid, critical, value: new Uint8Array() };
}

const base: Subject = {
  ...emptySubject({ kind: 'csr', encoding: 'pem', line: 1, label: null, der: null }),
  version: 1,
  subject: name('C=TW,L=臺北市,O=行政院測試機關,CN=www.example.gov.tw'),
  key: rsa(),
  signature: signature(),
  san: dns('www.example.gov.tw'),
  spkiSha256: '00',
};

/** A request that nobody could object to, with what the test changes. */
export function csr(more: Partial<Subject> = {}): Subject {
  return { ...base, ...more };
}

/** A server's certificate that is good on 2026-11-22, with what the test changes. */
export function certificate(more: Partial<Subject> = {}): Subject {
  return {
    ...base,
    kind: 'certificate',
    version: 3,
    issuer: name('C=TW,O=TAIWAN-CA,CN=TWCA Secure SSL Certification Authority'),
    serialHex: '405db92c677da6aad09f96a139842c42',
    notBefore: '2026-10-01T00:00:00Z',
    notAfter: '2027-04-16T23:59:59Z',
    basicConstraints: { ca: false, pathLength: null },
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsage: ['serverAuth'],
    extensions: ['authorityKeyIdentifier', 'authorityInfoAccess', 'certificatePolicies'].map((label) => ({
      ...extension('1.2.3'),
      name: label,
    })),
    ski: '11',
    aki: 'aa',
    ocsp: ['http://ocsp.example.tw/'],
    scts: [{ logId: '01', timestamp: '2026-10-01T00:00:00Z' }],
    fingerprints: { sha1: 'leaf', sha256: 'leaf' },
    ...more,
  };
}

/** A CA certificate of its own, self-signed unless changed. */
export function caCertificate(more: Partial<Subject> = {}): Subject {
  const own = name('C=TW,O=測試根憑證管理中心');
  return certificate({
    subject: own,
    issuer: own,
    san: [],
    basicConstraints: { ca: true, pathLength: null },
    keyUsage: ['keyCertSign'],
    extendedKeyUsage: [],
    notBefore: '2015-01-01T00:00:00Z',
    notAfter: '2035-01-01T00:00:00Z',
    ski: 'cc',
    aki: 'cc',
    scts: [],
    ocsp: [],
    fingerprints: { sha1: 'ca', sha256: 'ca' },
    ...more,
  });
}

export function authority(more: Partial<Authority> = {}): Authority {
  return {
    id: 'twca-secure-ssl',
    name: 'TWCA 網站憑證管理中心',
    role: 'intermediate',
    family: 'twca',
    status: 'usable',
    advice: '伺服器憑證後面接這一張。',
    subject: 'CN=TWCA Secure SSL Certification Authority,O=TAIWAN-CA,C=TW',
    issuer: 'CN=TWCA Global Root CA,O=TAIWAN-CA,C=TW',
    serialHex: '01',
    notBefore: '2015-01-01T00:00:00Z',
    notAfter: '2035-01-01T00:00:00Z',
    keyType: 'RSA',
    keyBits: 2048,
    signatureAlgorithm: 'sha256WithRSAEncryption',
    ski: 'aa',
    aki: null,
    spkiSha256: '01',
    sha1: '01',
    sha256: '01',
    issuedBy: [],
    files: [],
    download: null,
    trust: [],
    sources: [],
    checked: '2026-11-22',
    confidence: 'reproduced',
    ...more,
  };
}

export function context(more: Partial<Context> = {}): Context {
  return {
    at: new Date('2026-11-22T00:00:00Z'),
    programme: 'public-web',
    rules,
    lint: lintChecks,
    authorities: [],
    verification: { valid: true },
    ...more,
  };
}

/** The day, at midnight UTC. */
export function on(day: string): Partial<Context> {
  return { at: new Date(`${day}T00:00:00Z`) };
}
