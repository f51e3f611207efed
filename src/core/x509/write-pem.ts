const LABELS: Record<string, string> = {
  certificate: 'CERTIFICATE',
  csr: 'CERTIFICATE REQUEST',
  pkcs7: 'PKCS7',
  crl: 'X509 CRL',
  'public-key': 'PUBLIC KEY',
};

/** DER as PEM with lines of 64 characters and a last newline (RFC 7468); null for kinds that are never written out. */
export function writePem(kind: string, der: Uint8Array): string | null {
  const label = LABELS[kind];
  if (label === undefined) return null;
  let binary = '';
  for (let from = 0; from < der.length; from += 0x8000) binary += String.fromCharCode(...der.subarray(from, from + 0x8000));
  const lines = btoa(binary).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
