import { toHex } from '../../../src/core/text/hex.ts';
import type { Extension, Subject } from '../../../src/core/x509/subject.ts';

/** The words of certutil that its languages have of their own. */
const WORDS = {
  en: {
    certificate: 'X509 Certificate:',
    request: 'PKCS10 Certificate Request:',
    version: 'Version',
    serial: 'Serial Number',
    algorithm: 'Signature Algorithm',
    objectId: 'Algorithm ObjectId',
    parameters: 'Algorithm Parameters',
    issuer: 'Issuer',
    subject: 'Subject',
    keyAlgorithm: 'Public Key Algorithm',
    key: 'Public Key: UnusedBits = 0',
    signature: 'Signature: UnusedBits=0',
    extensions: 'Certificate Extensions',
    flags: 'Flags',
    length: 'Length',
    dns: 'DNS Name',
    address: 'IP Address',
    hash: 'Cert Hash',
    done: 'CertUtil: -dump command completed successfully.',
    when: (date: Date): string => {
      const hour = date.getUTCHours();
      const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${String(date.getUTCMinutes()).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
      return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()} ${clock}`;
    },
  },
  zh: {
    certificate: 'X509 憑證:',
    request: 'PKCS10 憑證要求:',
    version: '版本',
    serial: '序號',
    algorithm: '簽章演算法',
    objectId: '演算法 ObjectId',
    parameters: '演算法參數',
    issuer: '簽發者',
    subject: '主體',
    keyAlgorithm: '公開金鑰演算法',
    key: '公開金鑰: UnusedBits = 0',
    signature: '簽章: UnusedBits=0',
    extensions: '憑證延伸',
    flags: '旗標',
    length: '長度',
    dns: 'DNS 名稱',
    address: 'IP 位址',
    hash: '憑證雜湊',
    done: 'CertUtil: -dump 命令已順利完成。',
    when: (date: Date): string => {
      const hour = date.getUTCHours();
      const clock = `${String(hour % 12 === 0 ? 12 : hour % 12).padStart(2, '0')}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
      return `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()} ${hour < 12 ? '上午' : '下午'} ${clock}`;
    },
  },
} as const;

/**
 * What `certutil -dump` prints of a certificate or a request, written here after outputs that are public, since no Windows is at hand:
 * English as it is printed; of the Chinese the words that are known, around numbers that are the same in every language.
 */
export function printCertutil(subject: Subject, language: keyof typeof WORDS): string {
  const words = WORDS[language];
  const isRequest = subject.kind === 'csr';
  const rows = (bytes: Uint8Array): string[] => {
    const pairs = toHex(bytes).match(/../g) ?? [];
    return Array.from({ length: Math.ceil(pairs.length / 16) }, (_, at) => {
      const row = pairs.slice(at * 16, at * 16 + 16);
      return `    ${(at * 16).toString(16).padStart(4, '0')}  ${[row.slice(0, 8).join(' '), row.slice(8).join(' ')].filter(Boolean).join('  ')}`;
    });
  };
  const name = (title: string, attributes: readonly { type: string; value: string }[]): string[] => [
    `${title}:`,
    ...attributes
      .toReversed()
      .map(
        ({ type, value }) => `    ${WINDOWS_TYPES[type] ?? type}=${/[,+"=<>#;]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value}`,
      ),
    '  Name Hash(sha1): cd4323cbb5259cfee1e1e01aaf472552cf18cbf2',
    '  Name Hash(md5): 993adcf28aa235c593611234e6abc1fc',
    '',
  ];
  const algorithm = (title: string, id: string): string[] => [
    `${title}:`,
    `    ${words.objectId}: ${id} name`,
    `    ${words.parameters}:`,
    '    05 00',
  ];
  const day = (iso: string | null): string => words.when(new Date(Date.parse(iso ?? '') + 8 * 3_600_000));
  const { key, signature } = subject;
  const isEc = key?.type === 'EC';
  return [
    isRequest ? words.request : words.certificate,
    `${words.version}: ${subject.version}`,
    ...(isRequest ? [] : [`${words.serial}: ${subject.serialHex}`, ...algorithm(words.algorithm, signature?.oid ?? '')]),
    ...(isRequest ? [] : name(words.issuer, subject.issuer?.attributes ?? [])),
    ...(isRequest ? [] : [` NotBefore: ${day(subject.notBefore)}`, ` NotAfter: ${day(subject.notAfter)}`, '']),
    ...name(words.subject, subject.subject?.attributes ?? []),
    `${words.keyAlgorithm}:`,
    `    ${words.objectId}: ${isEc ? '1.2.840.10045.2.1 ECC' : '1.2.840.113549.1.1.1 RSA'}`,
    `    ${words.parameters}:`,
    ...(isEc ? ['    06 08 2a 86 48 ce 3d 03  01 07', '        1.2.840.10045.3.1.7 ECDSA_P256 (x962P256v1)'] : ['    05 00']),
    words.key,
    ...rows(key?.octets ?? new Uint8Array()),
    `${words.extensions}: ${subject.extensions.length}`,
    ...subject.extensions.flatMap((extension) => [
      `    ${extension.oid}: ${words.flags} = ${extension.critical ? '1(Critical)' : '0'}, ${words.length} = ${extension.value.length.toString(16)}`,
      ...valueOf(extension, subject, words, rows),
      '',
    ]),
    ...algorithm(words.algorithm, signature?.oid ?? ''),
    words.signature,
    ...rows(signature?.value ?? new Uint8Array()),
    ...(isRequest ? [] : ['Non-root Certificate', `${words.hash}(sha1): ${subject.fingerprints?.sha1}`]),
    words.done,
    '',
  ].join('\r\n');
}

const WINDOWS_TYPES: Readonly<Record<string, string>> = { ST: 'S', emailAddress: 'E', serialNumber: 'SERIALNUMBER' };

function valueOf(
  { oid, value }: Extension,
  subject: Subject,
  words: (typeof WORDS)['en' | 'zh'],
  rows: (bytes: Uint8Array) => string[],
): string[] {
  const indented = (...lines: string[]): string[] => ['    Title', ...lines.map((line) => `        ${line}`)];
  switch (oid) {
    case '2.5.29.15':
      return indented(`Digital Signature, Key Encipherment (${toHex(value.subarray(3))})`);
    case '2.5.29.37':
      return indented(...subject.extendedKeyUsage.map((usage) => `Purpose (${PURPOSES[usage] ?? usage})`));
    case '2.5.29.19':
      return indented('Subject Type=End Entity', 'Path Length Constraint=None');
    case '2.5.29.17':
      return indented(
        ...subject.san.map(
          ({ type, value: text }) => `${{ dns: words.dns, ip: words.address, email: 'RFC822 Name', uri: 'URL' }[type as 'dns']}=${text}`,
        ),
      );
    case '2.5.29.14':
      return indented(subject.ski ?? '');
    case '2.5.29.35':
      return indented(`KeyID=${subject.aki}`);
    case '2.5.29.31':
      return indented(
        '[1]CRL Distribution Point',
        '     Distribution Point Name:',
        '          Full Name:',
        ...subject.crl.map((uri) => `               URL=${uri}`),
      );
    case '2.5.29.32':
      return indented(
        ...subject.policies.flatMap(({ oid: id, qualifiers }, at) => [
          `[${at + 1}]Certificate Policy:`,
          `     Policy Identifier=${id}`,
          ...qualifiers.flatMap((qualifier, number) => [
            `     [${at + 1},${number + 1}]Policy Qualifier Info:`,
            `          Policy Qualifier Id=${qualifier.endsWith('.1') ? 'CPS' : 'User Notice'}`,
            '          Qualifier:',
            '               http://ca.example.gov.tw/cps',
          ]),
        ]),
      );
    case '1.3.6.1.5.5.7.1.1':
      return indented(
        ...[...subject.ocsp.map((uri) => [1, uri]), ...subject.caIssuers.map((uri) => [2, uri])].flatMap(([method, uri], at) => [
          `[${at + 1}]Authority Info Access`,
          `     Access Method=Method (1.3.6.1.5.5.7.48.${method})`,
          '     Alternative Name:',
          `          URL=${uri}`,
        ]),
      );
    default:
      return rows(value);
  }
}

const PURPOSES: Readonly<Record<string, string>> = { serverAuth: '1.3.6.1.5.5.7.3.1', clientAuth: '1.3.6.1.5.5.7.3.2' };
