import { dresses } from './hex-dresses.ts';
import { asn1parse } from './openssl-prints.ts';
import { ordinary, ordinaryFile, type OrdinaryText } from './ordinary.ts';
import { publicThings, type Thing } from './public-things.ts';
import { pem } from './sample-keys.ts';
import { base64, folded, indented } from './wrapping.ts';

const wrappers: [string, (thing: Thing) => string][] = [
  ['PEM', ({ label, bytes }) => pem(label, bytes)],
  ['PEM CRLF', ({ label, bytes }) => pem(label, bytes, '\r\n')],
  ['PEM 換行變空白', ({ label, bytes }) => pem(label, bytes).trim().replaceAll('\n', ' ')],
  ['PEM 換行消失', ({ label, bytes }) => pem(label, bytes).replaceAll('\n', '')],
  ['Base64 一行', ({ bytes }) => base64(bytes)],
  ['Base64 每行 64 字元', ({ bytes }) => folded(base64(bytes), 64)],
  ['Base64 每行 76 字元', ({ bytes }) => folded(base64(bytes))],
  ['base64url', ({ bytes }) => bytes.toString('base64url')],
  ['PEM 的 Base64', ({ label, bytes }) => base64(pem(label, bytes))],
  ['Base64 的 Base64', ({ bytes }) => base64(base64(bytes))],
  ['UTF-16 PEM 的 Base64', ({ label, bytes }) => base64(Buffer.from(`\ufeff${pem(label, bytes)}`, 'utf16le'))],
  ['PEM 的十六進位', ({ label, bytes }) => Buffer.from(pem(label, bytes)).toString('hex')],
  ['前半段', ({ label, bytes }) => pem(label, bytes).slice(0, Math.ceil(bytes.length * 0.7))],
  ['沒有標頭的前半段', ({ bytes }) => folded(base64(bytes).slice(0, Math.ceil(bytes.length * 0.7)), 64)],
  ['沒有 END', ({ label, bytes }) => pem(label, bytes).split('\n').slice(0, -2).join('\n')],
  ['沒有 BEGIN', ({ label, bytes }) => pem(label, bytes).split('\n').slice(1).join('\n')],
  ['郵件引用', ({ label, bytes }) => `您好，請查看：\n${indented(pem(label, bytes), '> ')}`],
  [
    '加行號',
    ({ label, bytes }) =>
      pem(label, bytes)
        .trimEnd()
        .split('\n')
        .map((line, i) => `${i + 1}\t${line}`)
        .join('\n'),
  ],
  ['diff', ({ label, bytes }) => indented(pem(label, bytes), '+')],
  ['YAML', ({ label, bytes }) => `tls:\n  crt: |\n${indented(pem(label, bytes), '    ')}`],
  ['JSON', ({ label, bytes }) => JSON.stringify({ host: 'www.example.gov.tw', pem: pem(label, bytes) })],
  ['JSON 裡的 Base64', ({ bytes }) => JSON.stringify({ x5c: [base64(bytes)] }, null, 2)],
  [
    'XML',
    ({ bytes }) => `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${folded(base64(bytes))}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`,
  ],
  [
    'SAML 中繼資料',
    ({ bytes }) =>
      `<md:EntityDescriptor entityID="https://idp.example.gov.tw"><md:IDPSSODescriptor><md:KeyDescriptor use="signing"><X509Certificate>${base64(bytes)}</X509Certificate></md:KeyDescriptor></md:IDPSSODescriptor></md:EntityDescriptor>`,
  ],
  ['CSV', ({ bytes }) => `host,pem\nwww.example.gov.tw,"${base64(bytes)}"\n`],
  ['日誌', ({ label, bytes }) => `2026-11-28T09:00:00Z INFO peer=10.1.2.3 pem="${pem(label, bytes).replaceAll('\n', '\\n')}"`],
  ['網址編碼', ({ label, bytes }) => `X-Client-Cert: ${encodeURIComponent(pem(label, bytes))}`],
  ['LDIF', ({ bytes }) => `dn: cn=web,dc=example\nuserCertificate;binary:: ${folded(base64(bytes)).replaceAll('\n', '\n ')}\n`],
  [
    'Kubernetes Secret 只有 tls.crt',
    ({ label, bytes }) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ca\ndata:\n  tls.crt: ${base64(pem(label, bytes))}\n`,
  ],
  ['HTML', ({ label, bytes }) => `<pre>${pem(label, bytes).replaceAll('\n', '<br>')}</pre>`],
  ['.env', ({ label, bytes }) => `SSL_CERT="${pem(label, bytes).replaceAll('\n', '\\n')}"`],
  ['data: 網址', ({ bytes }) => `data:application/pkix-cert;base64,${base64(bytes)}`],
  [
    '郵件附件',
    ({ bytes }) =>
      `Content-Type: application/x-x509-ca-cert; name="www.cer"\nContent-Transfer-Encoding: base64\n\n${folded(base64(bytes))}\n`,
  ],
  ['asn1parse', ({ bytes }) => asn1parse(bytes)],
  ['nginx data:', ({ label, bytes }) => `ssl_certificate "data:${pem(label, bytes)}";`],
  ['Traefik 只有憑證', ({ label, bytes }) => JSON.stringify({ tls: { certificates: [{ certificate: base64(pem(label, bytes)) }] } })],
  [
    'PowerShell',
    ({ bytes }) =>
      `$raw = [Convert]::FromBase64String('${base64(bytes)}')\n[Security.Cryptography.X509Certificates.X509Certificate2]::new($raw).Thumbprint`,
  ],
];

/** Every thing in every dress. */
export function dressedCertificates(): OrdinaryText[] {
  return publicThings().flatMap((thing) => [
    ordinaryFile(`${thing.kind} DER`, thing.name, thing.bytes),
    ordinaryFile(`${thing.kind} UTF-16 檔`, thing.name, Buffer.from(`\ufeff${pem(thing.label, thing.bytes)}`, 'utf16le')),
    ...wrappers.map(([dress, wrap]) => ordinary(`${thing.kind} ${dress}`, thing.name, wrap(thing))),
    ...dresses
      .filter(([, print]) => thing.bytes.length < 3000 || print === dresses[0]?.[1])
      .map(([dress, print]) => ordinary(`${thing.kind} ${dress}`, thing.name, print(thing.bytes))),
  ]);
}

/** A server's whole chain and a bundle of authorities, each in one file. */
export function chains(): OrdinaryText[] {
  const all = publicThings()
    .filter(({ kind }) => kind === '憑證')
    .map(({ label, bytes }) => pem(label, bytes));
  return [2, 3, 5, 12, 33].flatMap((count) => [
    ordinary('憑證串鍊', `${count} 張`, all.slice(0, count).join('')),
    ordinary('憑證串鍊連成一行', `${count} 張`, all.slice(0, count).join('').replaceAll('\n', '')),
  ]);
}

/** Lines from the middle of certificates, without their first one. */
export function middles(): OrdinaryText[] {
  return publicThings()
    .filter(({ kind }) => kind === '憑證')
    .map(({ name, bytes }) => ordinary('憑證的中間幾行', name, folded(base64(bytes), 64).split('\n').slice(5, 12).join('\n')));
}
