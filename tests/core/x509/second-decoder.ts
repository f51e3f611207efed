import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import type { SecondKind } from '../../../src/core/second/reading.ts';
import { readSecond } from '../../../src/peculiar/second-reader.ts';

/** What a decoder says that refuses; null from one that reads. */
export type Refusal = string | null;

const refusalOf = (read: () => unknown): Refusal => {
  try {
    read();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const pem = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;

/** OpenSSL's own d2i_X509 and d2i_X509_CRL, in this process. PEM, because only then its reason comes out. */
export const openssl = {
  certificate: (der: Uint8Array): Refusal => refusalOf(() => new X509Certificate(pem('CERTIFICATE', der))),
  crl: (der: Uint8Array): Refusal => refusalOf(() => createSecureContext({ crl: pem('X509 CRL', der) })),
};

/** The second program of the pages: @peculiar/asn1-x509. What lies beyond its limits it has not judged. */
const peculiarOf =
  (kind: SecondKind) =>
  (der: Uint8Array): Refusal => {
    const answer = readSecond(kind, der);
    if (answer.state === 'refused') return answer.says;
    return answer.state === 'read' ? (answer.refusedParts[0]?.says ?? null) : null;
  };

export const peculiar = { certificate: peculiarOf('certificate'), csr: peculiarOf('csr'), crl: peculiarOf('crl') };
