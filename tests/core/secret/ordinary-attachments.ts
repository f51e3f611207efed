import { deflateSync } from 'node:zlib';
import { javaTrustStore } from './key-files.ts';
import { ordinary, ordinaryFile, type OrdinaryText } from './ordinary.ts';
import { publicThings } from './public-things.ts';
import { b64, hex } from './random-strings.ts';
import { seeded } from './signed.ts';
import { base64, folded } from './wrapping.ts';

const signatures: [string, Buffer, string][] = [
  [
    'PDF',
    Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n', 'latin1'),
    'application/pdf',
  ],
  ['PNG', Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex'), 'image/png'],
  ['JPEG', Buffer.from('ffd8ffe000104a46494600010101006000600000', 'hex'), 'image/jpeg'],
  ['GIF', Buffer.from('474946383961100010008000', 'hex'), 'image/gif'],
  ['ZIP', Buffer.from('504b030414000000080000002158', 'hex'), 'application/zip'],
  ['Word', Buffer.from('504b030414000600080000002100', 'hex'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['舊版 Word', Buffer.from('d0cf11e0a1b11ae1000000000000000000000000000000003e00030', 'hex'), 'application/msword'],
  ['WOFF2', Buffer.from('774f46320001000000001234', 'hex'), 'font/woff2'],
  ['7z', Buffer.from('377abcaf271c0004', 'hex'), 'application/x-7z-compressed'],
  ['RAR', Buffer.from('526172211a0701003392b5e50a0105060005', 'hex'), 'application/vnd.rar'],
];

/** Formats that few know by their first bytes: without a word about what they are they look like anything. */
const rare = new Set(['WOFF2', '7z', 'RAR']);
const bare = (kind: string, name: string, file: Uint8Array) => [
  ordinary(`${kind} Base64`, name, base64(file)),
  ordinary(`${kind} Base64 每行 76 字元`, name, folded(base64(file))),
  ordinary(`${kind} JSON`, name, JSON.stringify({ filename: 'file', content: base64(file) })),
];

/** Files known by their first bytes, followed by what looks random: as files, mail attachments and `data:` addresses. */
export function attachments(): OrdinaryText[] {
  return signatures.flatMap(([kind, head, type]) =>
    [120, 700, 2600].flatMap((size) => {
      const file = Buffer.concat([head, deflateSync(seeded(`${kind}/${size}`, size))]);
      const name = `${size} 位元組`;
      const mail = `From: clerk@example.gov.tw\nTo: help@example.gov.tw\nSubject: attachment\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b1"\n\n--b1\nContent-Type: text/plain; charset=utf-8\n\n您好，附件請查收。\n\n--b1\nContent-Type: ${type}; name="file"\nContent-Disposition: attachment; filename="file"\nContent-Transfer-Encoding: base64\n\n${folded(base64(file))}\n--b1--\n`;
      return [
        ordinaryFile(`${kind} 檔案`, name, file),
        ordinary(`${kind} 郵件附件`, name, mail),
        ordinary(`${kind} data: 網址`, name, `<img src="data:${type};base64,${base64(file)}" alt="">`),
        ordinary(`${kind} CSS`, name, `.logo{background:url(data:${type};base64,${base64(file)})}`),
        ...(rare.has(kind) ? [] : bare(kind, name, file)),
      ];
    }),
  );
}

/** Long and random without a word about what it is: a key's middle looks the same. Neither answer would be wrong. */
export function unexplained(): OrdinaryText[] {
  const files = signatures
    .filter(([kind]) => rare.has(kind))
    .flatMap(([kind, head]) => bare(kind, '700 位元組', Buffer.concat([head, seeded(kind, 700)])));
  const random = Array.from({ length: 8 }, (_, i) => `u${i}`).flatMap((seed) => [
    ordinary('隨機 Base64 多行', seed, folded(b64(seed, 480), 64)),
    ordinary('隨機 Base64 一行', seed, b64(seed, 192)),
    ordinary('隨機十六進位', seed, hex(seed, 256)),
    ordinary(
      '隨機的冒號區塊',
      seed,
      (hex(seed, 60).match(/.{30}/g) ?? []).map((row) => `    ${(row.match(/../g) ?? []).join(':')}:`).join('\n'),
    ),
    ordinaryFile('隨機檔案', seed, seeded(seed, 700)),
    // Locked for one cluster, and yet it stands under the name of a key.
    ordinary(
      'sealed-secrets',
      seed,
      `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec:\n  encryptedData:\n    tls.key: AgB${b64(seed, 600)}`,
    ),
  ]);
  // Certificates alone: only who reads on after the first bytes sees that no key is among them.
  const stores = publicThings()
    .filter(({ kind }) => kind === '憑證')
    .slice(0, 4)
    .map(({ name, bytes }) => ordinaryFile('只有信任憑證的 JKS', name, javaTrustStore(bytes)));
  return [...random, ...files, ...stores];
}
