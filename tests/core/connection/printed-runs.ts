// Outputs of s_client in the forms of its versions, as their sources print them: OpenSSL's apps/s_client.c (OpenSSL_1_0_2, OpenSSL_1_1_1,
// openssl-3.0, openssl-3.2) and LibreSSL's usr.bin/openssl/s_client.c.

/** Attributes as "CN=…", the country first. */
export interface Sent {
  subject: readonly string[];
  issuer: readonly string[];
  pem?: string;
}

export const VERSIONS = ['OpenSSL 1.0.2', 'OpenSSL 1.1.1', 'OpenSSL 3.0', 'OpenSSL 3.2', 'LibreSSL'] as const;
export type Version = (typeof VERSIONS)[number];

export const block = (body: string): string =>
  `-----BEGIN CERTIFICATE-----\n${'MIIB'.padEnd(60, 'A')}${body}\n${body}\n-----END CERTIFICATE-----\n`;

/** Octets that are not ASCII, as X509_NAME_oneline (\xE8) and X509_NAME_print_ex (\E8) write them. */
function escaped(text: string, mark: string): string {
  return [...Buffer.from(text)]
    .map((octet) => (octet < 0x80 ? String.fromCharCode(octet) : `${mark}${octet.toString(16).toUpperCase()}`))
    .join('');
}

export function printedName(attributes: readonly string[], version: Version): string {
  if (version === 'OpenSSL 1.0.2' || version === 'LibreSSL') return attributes.map((each) => `/${escaped(each, '\\x')}`).join('');
  const parts = attributes.map((each) => escaped(each, '\\'));
  return version === 'OpenSSL 3.2' ? parts.join(', ') : parts.map((each) => each.replace('=', ' = ')).join(', ');
}

export interface PrintedRun {
  version: Version;
  showcerts: boolean;
  /** Verify return code. */
  code?: number;
}

export function sClientText(sent: readonly Sent[], { version, showcerts, code = 0 }: PrintedRun): string {
  const name = (attributes: readonly string[]): string => printedName(attributes, version);
  const pemOf = ({ pem }: Sent, at: number): string => pem ?? block(`LEAF${at}`);
  const isNew = version === 'OpenSSL 3.0' || version === 'OpenSSL 3.2';
  const [leaf] = sent;
  const depth = code === 0 ? sent.length : 0;
  const verifying = Array.from({ length: depth + 1 }, (_, index) => {
    const at = depth - index;
    const subject = sent[at]?.subject ?? sent.at(-1)?.issuer ?? [];
    const error = code === 0 ? '' : `verify error:num=${code}:unable to verify the first certificate\n`;
    return `depth=${at} ${name(subject)}\n${error}verify return:1\n`;
  });
  const entries = sent.map((each, at) => {
    const lines = [`${String(at).padStart(2)} s:${name(each.subject)}`, `   i:${name(each.issuer)}`];
    if (isNew)
      lines.push(
        `   a:PKEY: ${version === 'OpenSSL 3.2' ? 'RSA' : 'rsaEncryption'}, 2048 (bit); sigalg: ${version === 'OpenSSL 3.2' ? 'sha256WithRSAEncryption' : 'RSA-SHA256'}`,
        '   v:NotBefore: Nov 28 03:00:00 2026 GMT; NotAfter: Sep 24 03:00:00 2027 GMT',
      );
    return `${lines.join('\n')}\n${showcerts ? pemOf(each, at) : ''}`;
  });
  const said = code === 0 ? 'ok' : 'unable to verify the first certificate';
  return [
    version === 'OpenSSL 3.2' ? 'Connecting to 192.0.2.10\n' : '',
    'CONNECTED(00000003)\n',
    ...verifying,
    '---\nCertificate chain\n',
    ...entries,
    '---\nServer certificate\n',
    showcerts || leaf === undefined ? '' : pemOf(leaf, 0),
    `subject=${name(leaf?.subject ?? [])}\n\nissuer=${name(leaf?.issuer ?? [])}\n\n`,
    '---\nNo client certificate CA names sent\n---\nSSL handshake has read 2426 bytes and written 404 bytes\n',
    isNew || version === 'OpenSSL 1.1.1' ? `Verification${code === 0 ? ': OK' : ` error: ${said}`}\n` : '',
    '---\nNew, TLSv1.2, Cipher is ECDHE-RSA-AES256-GCM-SHA384\nServer public key is 2048 bit\nSSL-Session:\n    Protocol  : TLSv1.2\n',
    `    Cipher    : ECDHE-RSA-AES256-GCM-SHA384\n    Start Time: 1795923173\n    Verify return code: ${code} (${said})\n---\n`,
    version === 'LibreSSL' ? '' : 'DONE\n',
  ].join('');
}
