// 別的東西也要叫得出名字：TLS 憑證以外，大家會貼上的格式。
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { ProblemCode } from '../../../src/core/pem/codes.ts';
import { mayBeOther } from '../../../src/core/other/may-be-other.ts';
import { lookAgain } from '../../../src/core/other/look-again.ts';
import type { ReadResult } from '../../../src/core/pem/block.ts';
import { readInput as readFirst } from '../../../src/core/pem/read-input.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { makeCertificate, makeKeys } from '../../support/make-certificate.ts';
import { openssl } from '../chain/lab.ts';

const readInput = (input: Uint8Array | string): ReadResult => lookAgain(input, readFirst(input));

const folder = mkdtempSync(join(tmpdir(), 'kinds-'));
const csr = readFileSync(new URL('../../fixtures/pem/csr.pem', import.meta.url), 'utf8');
let certificate = '';
before(async () => {
  const keys = await makeKeys();
  const wish = { name: '/C=TW/O=測試機關/CN=www.example.gov.tw', keys, serial: 4097, from: new Date('2026-11-28T00:00:00Z'), days: 90 };
  certificate = await makeCertificate({ ...wish, hosts: ['www.example.gov.tw'] });
});
after(() => rmSync(folder, { recursive: true, force: true }));

const tlv = (tag: number, ...parts: Uint8Array[]): Uint8Array => {
  const content = Buffer.concat(parts);
  const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Uint8Array.of(tag, ...length), content]);
};
const hex = (text: string): Uint8Array => Buffer.from(text, 'hex');
const sha256 = tlv(0x30, hex('0609608648016503040201'), hex('0500'));
const signedData = hex('06092a864886f70d010702');
const name = tlv(0x30, tlv(0x31, tlv(0x30, hex('0603550403'), tlv(0x0c, Buffer.from('www.example.gov.tw')))));
const bits = tlv(3, new Uint8Array(33));
const key = tlv(0x30, tlv(0x30, hex('06072a8648ce3d0201'), hex('06082a8648ce3d030107')), bits);
const ecdsa = tlv(0x30, hex('06082a8648ce3d040302'));
const time = tlv(0x18, Buffer.from('20261128000000Z'));

const question = tlv(
  0x30,
  tlv(0x30, hex('06052b0e03021a'), hex('0500')),
  tlv(4, new Uint8Array(20)),
  tlv(4, new Uint8Array(20)),
  hex('02021001'),
);
const binary: [what: string, bytes: Uint8Array, code: ProblemCode][] = [
  ['時戳請求', tlv(0x30, hex('020101'), tlv(0x30, sha256, tlv(4, new Uint8Array(32))), hex('0101ff')), 'timestamp-request'],
  [
    '時戳回覆',
    tlv(0x30, tlv(0x30, hex('020100')), tlv(0x30, signedData, tlv(0xa0, tlv(0x30, hex('020103'), tlv(4, new Uint8Array(32)))))),
    'timestamp-response',
  ],
  ['OCSP 查詢', tlv(0x30, tlv(0x30, tlv(0x30, tlv(0x30, question)))), 'ocsp-request'],
  [
    'OCSP 查詢，寫了版本與亂數',
    tlv(0x30, tlv(0x30, tlv(0xa0, hex('020100')), tlv(0x30, tlv(0x30, question)), tlv(0xa2, tlv(0x30)))),
    'ocsp-request',
  ],
  [
    '屬性憑證',
    tlv(
      0x30,
      tlv(0x30, hex('020101'), tlv(0x30, tlv(0xa0, name, hex('020101'))), tlv(0xa0, name), ecdsa, hex('020101'), tlv(0x30, time, time)),
      ecdsa,
      bits,
    ),
    'attribute-certificate',
  ],
  ['SPKAC', tlv(0x30, tlv(0x30, key, tlv(0x16, Buffer.from('hello'))), ecdsa, bits), 'spkac'],
  [
    '寫開的曲線參數',
    tlv(0x30, hex('020101'), tlv(0x30, hex('06072a8648ce3d0101'), hex('020111')), tlv(0x30, tlv(4, new Uint8Array(32)))),
    'key-parameters',
  ],
  [
    'X9.42 的 DH 參數',
    tlv(0x30, tlv(2, new Uint8Array(129).fill(1)), tlv(2, new Uint8Array(128).fill(2)), tlv(2, new Uint8Array(20).fill(3))),
    'key-parameters',
  ],
];
for (const [what, bytes, code] of binary) {
  test(`叫得出名字：${what}，檔案與 Base64`, () => {
    const codes = (input: Uint8Array | string): string[] => readInput(input).problems.map((each) => each.code);
    assert.deepEqual(codes(bytes), [code]);
    assert.deepEqual(codes(Buffer.from(bytes).toString('base64')), [code]);
    assert.deepEqual(readInput(bytes).blocks.length, 0);
  });
}

const texts: [what: string, text: string, code: ProblemCode][] = [
  ['SSH 公開金鑰', `ssh-ed25519 ${'AAAAC3NzaC1lZDI1NTE5AAAAIN'.padEnd(68, 'a')} me@example.gov.tw`, 'ssh-public-key'],
  ['authorized_keys 的一行', `from="10.0.0.1" ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ${'b'.repeat(200)} me`, 'ssh-public-key'],
  ['known_hosts 的一行', `www.example.gov.tw ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY${'c'.repeat(80)}=`, 'ssh-public-key'],
  ['SSH 憑證', `ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5LWNlcnQtdjAx${'d'.repeat(200)} me`, 'ssh-certificate'],
  ['SPKAC 檔', `SPKAC=MIICXjCCAUYwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQ${'e'.repeat(100)}`, 'spkac'],
  [
    'JWKS',
    '{"keys": [{"kty": "EC", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4", "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}',
    'json-web-key',
  ],
  [
    'PGP 公開金鑰，有檢查碼那一行',
    '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEZ0n1ZBYJKwYBBAHaRw8BAQdA9vX1\n=abcd\n-----END PGP PUBLIC KEY BLOCK-----',
    'pgp-public-key',
  ],
  ['PGP 簽章', '-----BEGIN PGP SIGNATURE-----\n\niHUEABYKAB0WIQTx\n=abcd\n-----END PGP SIGNATURE-----', 'pgp-message'],
  [
    'minisign 的簽章',
    'untrusted comment: signature from minisign secret key\nRUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=',
    'signature-only',
  ],
];
for (const [what, text, code] of texts) {
  test(`叫得出名字：${what}`, () =>
    assert.deepEqual(
      readInput(text).problems.map((each) => each.code),
      [code],
    ));
}

const dumps: [what: string, print: (bytes: Buffer) => string][] = [
  ['一長串', (bytes) => bytes.toString('hex')],
  [
    '冒號隔開，大寫',
    (bytes) =>
      bytes
        .toString('hex')
        .toUpperCase()
        .replace(/..(?=.)/g, '$&:'),
  ],
  ['一行三十二個', (bytes) => bytes.toString('hex').replace(/.{64}/g, '$&\r\n')],
  [
    'C 的陣列',
    (bytes) =>
      `unsigned char cert_der[] = {\n${[...bytes]
        .map((byte) => `0x${byte.toString(16).padStart(2, '0')}`)
        .join(', ')
        .replace(/(.{70,76}) /g, '$1\n  ')}\n};\nunsigned int cert_der_len = ${bytes.length};`,
  ],
  [
    'xxd',
    (bytes) =>
      lines(
        bytes,
        (at, row) =>
          `${at.toString(16).padStart(8, '0')}: ${row
            .toString('hex')
            .replace(/.{1,4}/g, '$& ')
            .padEnd(41)} ${shown(row)}`,
      ),
  ],
  [
    'hexdump -C',
    (bytes) =>
      lines(
        bytes,
        (at, row) => `${at.toString(16).padStart(8, '0')}  ${row.toString('hex').replace(/../g, '$& ').padEnd(49)} |${shown(row)}|`,
      ),
  ],
  [
    'certutil 印的',
    (bytes) =>
      lines(
        bytes,
        (at, row) => `    ${at.toString(16).padStart(4, '0')}  ${row.toString('hex').replace(/../g, '$& ').padEnd(50)}${shown(row)}`,
      ),
  ],
  ['十進位的陣列', (bytes) => `[byte[]]$raw = ${[...bytes].join(', ')}`],
];
const lines = (bytes: Buffer, print: (at: number, row: Buffer) => string): string =>
  Array.from({ length: Math.ceil(bytes.length / 16) }, (_, row) => print(row * 16, bytes.subarray(row * 16, row * 16 + 16))).join('\n');
const shown = (row: Buffer): string => row.toString('latin1').replace(/[^ -~]/g, '.');

for (const [what, print] of dumps) {
  test(`印出來的位元組還原成憑證：${what}`, () => {
    const der = Buffer.from(certificate.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    for (const around of ['', '以下是憑證：\n']) {
      const { blocks, repairs, problems } = readInput(`${around}${print(der)}`);
      assert.deepEqual([problems.map(({ code }) => code), repairs.map(({ code }) => code)], [[], ['hex-dump']]);
      assert.deepEqual(
        blocks.map((block) => Buffer.from(block.der ?? []).toString('hex')),
        [der.toString('hex')],
      );
    }
  });
}

for (const [what, print] of dumps) {
  test(`幾份接著印或中間有字，一份也不少，順序不變：${what}`, () => {
    const [leaf, request] = [certificate, csr].map((pem) => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
    assert.ok(leaf && request);
    const kindsIn = (text: string): string[] => readInput(text).blocks.map(({ kind }) => kind);
    // 十進位的陣列接在一起是兩行，中間有字才分得開。
    if (what !== '十進位的陣列') assert.deepEqual(kindsIn(`${print(leaf)}\n${print(request)}\n`), ['certificate', 'csr']);
    assert.deepEqual(kindsIn(`${print(request)}\n\n中繼憑證：\n${print(leaf)}`), ['csr', 'certificate']);
    assert.deepEqual(kindsIn(`${print(request)}\n${certificate}${print(leaf)}\n`), ['csr', 'certificate', 'certificate']);
  });
}

test('xxd 印的最後一行只有一到三個位元組，也一個不差', () => {
  const xxd = dumps.find(([what]) => what === 'xxd')?.[1] ?? String;
  const der = Buffer.from(certificate.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  for (let rest = 0; rest < 16; rest++) {
    const more = (rest + 16 - (der.length % 16)) % 16;
    const bytes = tlv(0x30, der.subarray(4), tlv(4, new Uint8Array(more).fill(7)));
    const { blocks } = readInput(`${xxd(Buffer.from(bytes))}\n`);
    assert.equal(Buffer.from(blocks[0]?.der ?? []).toString('hex'), Buffer.from(bytes).toString('hex'), String(rest));
  }
});

test('憑證旁邊沒有印出來的位元組，不看第二次', () => {
  const text = `Signature Value:\n    30:45:02:20:6d:98:6e:ae\n${certificate}SHA1 Fingerprint=30:82:01:F6\n`;
  assert.equal(mayBeOther(text, readFirst(text)), false);
});

test('指紋、序號、雜湊不是位元組印出來的憑證', () => {
  for (const text of ['30:82:01:F6:30:82:01:9C:A0:03:02:01:02:02:14:27:8A:47:4D:7E', 'a'.repeat(64), '30'.repeat(32)])
    assert.deepEqual(readInput(text).blocks, []);
});

test('CMS 的每一種內容都說得出是什麼', (t) => {
  if (openssl !== null) return t.skip(openssl);
  const made = (...args: string[]): Uint8Array => {
    execFileSync('openssl', ['cms', ...args, '-outform', 'DER', '-out', 'made.der'], {
      cwd: folder,
      input: certificate,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    return readFileSync(join(folder, 'made.der'));
  };
  const secret = ['-secretkey', '00112233445566778899aabbccddeeff', '-secretkeyid', '01'];
  const rows: [made: Uint8Array, code: string][] = [
    [made('-data_create'), 'cms-data'],
    [made('-digest_create'), 'cms-data'],
    [made('-EncryptedData_encrypt', '-aes128', ...secret.slice(0, 2)), 'cms-enveloped'],
    [made('-encrypt', '-aes128', ...secret), 'cms-enveloped'],
    [made('-encrypt', '-aes-128-gcm', ...secret), 'cms-enveloped'],
  ];
  for (const [bytes, code] of rows) {
    const { blocks, problems } = readInput(bytes);
    assert.deepEqual([problems, blocks.map(({ kind }) => kind)], [[], ['pkcs7']]);
    assert.deepEqual(
      blocks.flatMap((block) => decodeBlock(block).problems.map((each) => each.code)),
      [code],
    );
  }
});

test('第一次就讀得懂、或只是壞掉的，不看第二次', () => {
  const request = readFileSync(new URL('../../fixtures/pem/csr.pem', import.meta.url), 'utf8');
  const inputs = [
    request,
    certificate,
    request.replace('MII', 'M!I'),
    request.replace(/\n.{20}/, '\n'),
    'nginx: [emerg] no "ssl_certificate"',
    '',
  ];
  for (const input of inputs) {
    const first = readFirst(input);
    assert.equal(mayBeOther(input, first), false, input.slice(0, 60));
    assert.equal(lookAgain(input, first), first);
  }
});

test('認得的物件旁邊的別種東西照樣有名字，行號是它自己的', () => {
  const parameters = '-----BEGIN DH PARAMETERS-----\nMAYCAQUCAQI=\n-----END DH PARAMETERS-----\n';
  const signature = '-----BEGIN PGP SIGNATURE-----\n\niHUEABYKAB0WIQTx\n=abcd\n-----END PGP SIGNATURE-----\n';
  const lines = certificate.trimEnd().split('\n').length;
  const { blocks, repairs, problems } = readInput(`${certificate}${parameters}${signature}`);
  assert.deepEqual(
    blocks.map(({ kind }) => kind),
    ['certificate', 'unknown', 'unknown'],
  );
  assert.deepEqual(
    problems.map(({ code, line }) => [code, line]),
    [
      ['key-parameters', lines + 1],
      ['pgp-message', lines + 4],
    ],
  );
  assert.deepEqual(repairs, []);
});

test('印出來的請求檔，說要的是憑證時照樣說不是', () => {
  const pem = readFileSync(new URL('../../fixtures/pem/csr.pem', import.meta.url), 'utf8');
  const dump = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64').toString('hex');
  const { blocks, problems } = lookAgain(dump, readFirst(dump, { expect: 'certificate' }), { expect: 'certificate' });
  assert.deepEqual([blocks.map(({ kind }) => kind), problems.map(({ code }) => code)], [['csr'], ['wrong-kind']]);
});

test('印在一行的位元組再多也不會出錯', () => {
  for (const text of ['30'.repeat(300_000), '0x30, '.repeat(80_000), '48, '.repeat(120_000)]) assert.deepEqual(readInput(text).blocks, []);
});
