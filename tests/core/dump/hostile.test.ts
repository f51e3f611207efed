import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { readDumps } from '../../../src/core/dump/read-dumps.ts';
import { fuzz, pick, type Random } from '../../support/fuzz.ts';
import { ends } from '../../support/effort.ts';
import { fixture, inspected } from './compare.ts';
import { printCertutil } from './print-certutil.ts';

const folder = fileURLToPath(new URL('../../fixtures/dumps/', import.meta.url));
const printed = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => fixture(`dumps/${file}`).toString('utf8'));
const [leaf] = (await inspected(fixture('dumps/leaf.pem'))).objects;
assert.ok(leaf !== undefined);
const texts = [...printed, printCertutil(leaf.subject, 'en'), printCertutil(leaf.subject, 'zh')];
const openssl = fixture('dumps/openssl.leaf.txt').toString('utf8');
const keytool = fixture('dumps/keytool-zh.leaf.txt').toString('utf8');

const mebibyte = 1024 * 1024;
const fill = (unit: string): string => unit.repeat(Math.ceil(mebibyte / unit.length));
const inside = (text: string, marker: string, filling: string): string => text.replace(marker, () => marker + filling);

const hostile: [what: string, text: string][] = [
  ['OpenSSL 的開頭', fill('Certificate:\n    Data:\n')],
  ['OpenSSL 的開頭，沒有結尾', fill('Certificate:\n    Data:\n        Version: 3 (0x2)\n')],
  ['keytool 的開頭', fill('Owner: CN=a\nIssuer: CN=b\n')],
  ['keytool 請求檔的開頭', fill('PKCS #10 Certificate Request (Version 1.0)\n')],
  ['certutil 的開頭', fill('X509 Certificate:\n')],
  ['很長的主體', inside(openssl, 'Subject: ', fill('CN = a, '))],
  ['主體的引號', inside(openssl, 'Subject: ', fill('"'))],
  ['主體的反斜線', inside(openssl, 'Subject: ', fill('\\'))],
  ['很長的 SAN', inside(openssl, 'DNS:', fill('a, DNS:'))],
  ['SAN 的逗號', inside(openssl, 'DNS:', fill(', '))],
  ['很長的模數', inside(openssl, 'Modulus:\n', fill('                    00:ad:be:5c:9b:91:49:d8:e6:82:40:7f:ff:8a:c4:\n'))],
  ['很多擴充欄位', inside(openssl, 'X509v3 extensions:\n', fill('            1.2.3.4: \n                ..\n'))],
  [
    'keytool 的大量位元組',
    inside(keytool, 'Criticality=false\n', fill('0000: 04 82 01 6E 04 82 01 6A   01 68 00 75 00 EE CD D0  ...n...j.h.u....\n')),
  ],
  ['括號', inside(keytool, 'SubjectAlternativeName [\n', fill('['))],
  ['空白', fill(' ')],
  ['大於符號', fill('> ')],
  ['冒號', fill(':')],
  ['一行的十六進位', fill('ab:')],
];

for (const [what, text] of hostile) {
  test(`1 MiB 的${what}：不丟例外，讀得完`, async () => {
    await ends(() => readDumps(text));
  });
}

test('OpenSSL 的輸出在哪一行斷掉都不會變成憑證', () => {
  const lines = openssl.split('\n');
  const last = lines.findLastIndex((line) => line.includes('Signature Algorithm:'));
  for (let end = 2; end <= last; end++) {
    const read = readDumps(lines.slice(0, end).join('\n'));
    assert.deepEqual(read?.blocks, [], `前 ${end} 行`);
    assert.deepEqual(
      read?.problems.map(({ code }) => code),
      ['printed-text-cut'],
      `前 ${end} 行`,
    );
  }
});

test('keytool 的輸出在一個擴充欄位中間斷掉，不會變成憑證', () => {
  const lines = keytool.split('\n');
  // Two lines of blanks around, and a line that closes a block, are where nobody can tell.
  for (let end = 2; end < lines.length; end++) {
    const shown = lines.slice(0, end).map((line) => line.trim());
    const isBetween = /^(?:\]+|)$/.test(shown.at(-1) ?? '') || /^[0-9A-F]{4}: /.test(shown.at(-1) ?? '');
    if (!isBetween) assert.deepEqual(readDumps(shown.join('\n'))?.blocks ?? [], [], `前 ${end} 行`);
  }
});

test('certutil 的輸出沒有印到簽章，不會變成憑證', () => {
  const text = printCertutil(leaf.subject, 'zh');
  const read = readDumps(text.slice(0, text.indexOf('簽章: UnusedBits')));
  assert.deepEqual(read?.blocks, []);
  assert.deepEqual(
    read?.problems.map(({ code }) => code),
    ['printed-text-cut'],
  );
});

const SCRAPS = [
  '',
  ' ',
  ':',
  ',',
  '=',
  '"',
  '\\',
  '[',
  ']',
  '00',
  'ff:',
  'DNS:',
  'CN = ',
  '>',
  '\n',
  '\r\n',
  '\u00a0',
  '\0',
  '🗝',
  'critical',
  '1.2.3',
  '-1',
];

/** A printout with lines lost, doubled, swapped, cut, and scraps in between. */
function damaged(random: Random): string {
  const lines = pick(texts, random).split('\n');
  for (let left = 1 + random(6); left > 0; left--) {
    const at = random(lines.length);
    const line = lines[at] ?? '';
    const place = random(line.length + 1);
    switch (random(5)) {
      case 0:
        lines.splice(at, 1 + random(4));
        break;
      case 1:
        lines.splice(at, 0, pick(lines, random));
        break;
      case 2:
        lines[at] = line.slice(0, place) + pick(SCRAPS, random) + line.slice(place + random(3));
        break;
      case 3:
        lines[at] = line.slice(place);
        break;
      default:
        lines[at] = line.slice(0, place);
    }
    if (lines.length === 0) lines.push('');
  }
  return lines.join('\n');
}

test('改壞的輸出：不丟例外，讀成的都沒有 DER，也沒有簽章', async (t) => {
  await fuzz(t, {
    name: 'dumps',
    usual: 1500,
    many: 40_000,
    make: damaged,
    read: (kept) => (typeof kept === 'string' ? kept : Buffer.from(kept).toString('utf8')),
    keep: (text) => text,
    check: (text) => {
      for (const { der, encoding, printed: subject } of readDumps(text)?.blocks ?? []) {
        assert.equal(der, null);
        assert.equal(encoding, 'text');
        assert.ok(subject?.key && subject.subject && subject.signature?.value.length === 0);
        assert.deepEqual(subject.unreadable, []);
      }
    },
  });
});
