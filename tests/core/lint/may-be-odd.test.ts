import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../../../src/content/content-folder.ts';
import { isLate } from '../../../src/core/lint/is-late.ts';
import { lintChecks } from '../../../src/core/lint/lint-checks.ts';
import { mayBeOdd } from '../../../src/core/lint/may-be-odd.ts';
import { judge } from '../../../src/core/policy/judge.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { randomFrom, seed } from '../../support/fuzz.ts';
import { der, extension, hex, name, oid } from '../x509/der-build.ts';

const context = { authorities: [], host: null };
const rules = load('rules').filter(isLate);

const algorithm = hex('300d06092a864886f70d01010b0500');
const uri = (text: string): Uint8Array => der(0x86, text);
const sct = (fill: number): number[] => [0, 47, 0, ...new Array<number>(32).fill(fill), 0, 0, 1, 0xa0, 0, 0, 0, 0, 0, 0, 4, 3, 0, 0];
const scts = [0x11, 0x22, 0x33].flatMap(sct);

/** A certificate as agencies get it: RSA, an organisation in Chinese, OV, three SCTs. */
const certificate = der(
  0x30,
  der(
    0x30,
    der(0xa0, [2, 1, 2]),
    der(0x02, hex('405db92c677da6aad09f96a139842c42')),
    algorithm,
    name(['2.5.4.6', 0x13, 'TW'], ['2.5.4.3', 0x0c, 'Test CA']),
    der(0x30, der(0x17, '261001000000Z'), der(0x17, '270401000000Z')),
    name(['2.5.4.6', 0x13, 'TW'], ['2.5.4.7', 0x0c, '臺北市'], ['2.5.4.10', 0x0c, '測試機關'], ['2.5.4.3', 0x0c, 'www.example.gov.tw']),
    der(
      0x30,
      hex('300d06092a864886f70d0101010500'),
      der(0x03, [0], der(0x30, der(0x02, [0, ...new Array<number>(256).fill(0xc1)]), der(0x02, [1, 0, 1]))),
    ),
    der(
      0xa3,
      der(
        0x30,
        extension('2.5.29.35', der(0x30, der(0x80, new Uint8Array(20).fill(7)))),
        extension('2.5.29.14', der(0x04, new Uint8Array(20).fill(8))),
        extension('2.5.29.15', hex('030205a0'), true),
        extension('2.5.29.19', hex('3000'), true),
        extension('2.5.29.37', der(0x30, oid('1.3.6.1.5.5.7.3.1'))),
        extension('2.5.29.32', der(0x30, der(0x30, oid('2.23.140.1.2.2')))),
        extension('2.5.29.17', der(0x30, der(0x82, 'www.example.gov.tw'), der(0x82, 'example.gov.tw'))),
        extension('2.5.29.31', der(0x30, der(0x30, der(0xa0, der(0xa0, uri('http://crl.example.com.tw/a.crl')))))),
        extension('1.3.6.1.5.5.7.1.1', der(0x30, der(0x30, oid('1.3.6.1.5.5.7.48.1'), uri('http://ocsp.example.com.tw/')))),
        extension('1.3.6.1.4.1.11129.2.4.2', der(0x04, [0, scts.length, ...scts])),
      ),
    ),
  ),
  algorithm,
  der(0x03, [0], new Uint8Array(256).fill(0x5a)),
);

/** A request as OpenSSL makes it for an agency. */
const request = der(
  0x30,
  der(
    0x30,
    [2, 1, 0],
    name(['2.5.4.6', 0x13, 'TW'], ['2.5.4.7', 0x0c, '臺北市'], ['2.5.4.10', 0x0c, '測試機關'], ['2.5.4.3', 0x0c, 'www.example.gov.tw']),
    der(
      0x30,
      hex('300d06092a864886f70d0101010500'),
      der(0x03, [0], der(0x30, der(0x02, [0, ...new Array<number>(256).fill(0xc1)]), der(0x02, [1, 0, 1]))),
    ),
    der(
      0xa0,
      der(
        0x30,
        oid('1.2.840.113549.1.9.14'),
        der(0x31, der(0x30, extension('2.5.29.17', der(0x30, der(0x82, 'www.example.gov.tw'), der(0x82, 'example.gov.tw'))))),
      ),
    ),
  ),
  algorithm,
  der(0x03, [0], new Uint8Array(256).fill(0x5a)),
);

const read = (bytes: Uint8Array, kind: 'certificate' | 'csr' = 'certificate'): Subject => {
  const [subject] = decodeBlock({ kind, encoding: 'der', line: null, label: null, der: bytes }).subjects;
  assert.ok(subject);
  return subject;
};
const found = (subject: Subject): string[] =>
  judge(subject, {
    at: new Date('2026-12-01T00:00:00Z'),
    programme: 'public-web',
    rules,
    lint: lintChecks,
    authorities: [],
    verification: null,
  }).map(({ rule }) => rule);

test('一般的機關憑證不必載入少見寫法的規則，那些規則也沒有話要說', () => {
  const subject = read(certificate);
  assert.deepEqual(subject.unreadable, []);
  assert.deepEqual(found(subject), []);
  assert.equal(mayBeOdd(subject, context), false);
});

test('CA 憑證不載入：那些規則只看網站憑證', () => {
  const subject = { ...read(certificate), san: [], basicConstraints: { ca: true, pathLength: null }, subject: null };
  assert.equal(mayBeOdd(subject, context), false);
});

test('一般的機關請求檔也不必', () => {
  const subject = read(request, 'csr');
  assert.deepEqual(subject.unreadable, []);
  assert.deepEqual(found(subject), []);
  assert.equal(mayBeOdd(subject, context), false);
});

/** Where the names and the extended key usage stand, which random octets seldom meet. */
const namesIn = (bytes: Uint8Array): number[] => {
  const host = Buffer.from('example.gov.tw');
  const text = Buffer.from(bytes);
  const found: number[] = [];
  for (let at = text.indexOf(host); at >= 0; at = text.indexOf(host, at + 1))
    found.push(...Array.from({ length: host.length + 4 }, (_, i) => at - 4 + i));
  const usage = text.indexOf(Buffer.from(oid('1.3.6.1.5.5.7.3.1')));
  return usage < 0 ? found : [...found, ...Array.from({ length: 6 }, (_, i) => usage + 4 + i)];
};

test('隨機改過的憑證與請求檔，那些規則有話要說的，一定會載入', () => {
  const next = randomFrom(seed);
  let said = 0;
  for (let count = 0; count < 6000; count++) {
    const kind = count % 2 === 0 ? 'certificate' : 'csr';
    const bytes = Uint8Array.from(kind === 'csr' ? request : certificate);
    const names = namesIn(bytes);
    for (let change = 0; change < 2; change++) {
      const at = count % 3 === 0 ? next(bytes.length) : (names[next(names.length)] ?? 0);
      bytes[at] = count % 3 === 1 ? 32 + next(95) : next(256);
    }
    const subject = read(bytes, kind);
    const rulesFound = found(subject);
    if (rulesFound.length === 0) continue;
    said += 1;
    assert.ok(mayBeOdd(subject, context), `${Buffer.from(bytes).toString('hex')}：${rulesFound.join('、')}`);
  }
  assert.ok(said > 100, `只有 ${said} 個有話要說`);
});
