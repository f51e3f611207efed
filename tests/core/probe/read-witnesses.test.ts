import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { emptyRecord } from '../../../src/core/probe/probe-record.ts';
import { probeText } from '../../../src/core/probe/probe-text.ts';
import { readWitnesses } from '../../../src/core/probe/read-witnesses.ts';
import { growsInProportion } from '../../support/effort.ts';

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
const SAMPLES = [
  'scan-reports/nmap.txt',
  'scan-reports/testssl.json',
  'scan-reports/sslyze.json',
  'outputs/openssl-s-client-ok.txt',
  'outputs/curl-verbose-ok.txt',
  'round-trip/outputs/kb-probe-ok.txt',
];

test('自己的紀錄在，就只讀自己的紀錄', () => {
  const own = probeText({ ...emptyRecord('kb-probe', 'www.example.gov.tw', 443), connect: 'refused' });
  const records = readWitnesses(`${fixture('outputs/curl-verbose-ok.txt')}\n${own}`);
  assert.deepEqual(
    records.map(({ witness, connect }) => [witness, connect]),
    [['kb-probe', 'refused']],
  );
});

for (const name of SAMPLES) {
  test(`${name}：有紀錄，行號在文字裡`, () => {
    const text = fixture(name);
    const records = readWitnesses(text);
    assert.ok(records.length > 0);
    const lines = text.split('\n').length;
    for (const { line, endLine } of records) assert.ok(line >= 1 && line <= endLine && endLine <= lines, `${line}–${endLine}`);
  });

  test(`${name}：在任何地方斷掉、少一段，都不出錯`, () => {
    const text = fixture(name);
    const step = Math.ceil(text.length / 120);
    for (let at = 0; at < text.length; at += step) {
      readWitnesses(text.slice(0, at));
      readWitnesses(text.slice(at));
      readWitnesses(text.slice(0, at) + text.slice(at + step));
    }
  });
}

test('很長的文字，時間和長度成正比', async () => {
  const repeated = [
    '* Trying 192.0.2.1:443...\n* SSL connection using TLSv1.3 / x\n',
    'CONNECTED(00000003)\n---\nCertificate chain\n 0 s:CN = a\n   i:CN = b\n---\n',
    '| ssl-enum-ciphers:\n|   TLSv1.2:\n|       TLS_RSA_WITH_AES_128_CBC_SHA (rsa 2048) - A\n',
    '<nmaprun <script id="ssl-enum-ciphers" output="x" ',
    'curl curl https://a.example/ ',
  ];
  for (const piece of repeated)
    await growsInProportion(250_000, (length) => piece.repeat(Math.ceil(length / piece.length)), readWitnesses, 500);
});
