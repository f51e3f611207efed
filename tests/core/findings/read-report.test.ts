import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { readReport, REPORT_LIMIT } from '../../../src/core/findings/read-report.ts';
import type { ReportFinding, Scanner } from '../../../src/core/findings/scan-report.ts';
import { ends, growsInProportion } from '../../support/effort.ts';
import { vocabulary } from './vocabulary.ts';

const sample = (file: string): string => readFileSync(new URL(`../../fixtures/scan-reports/${file}`, import.meta.url), 'utf8');
const expected = parse(sample('expected.yaml')) as Record<string, { scanner: Scanner; findings: string[] }>;
const ENOUGH = 0.95;

const said = ({ finding, state, host, port }: ReportFinding): string =>
  [finding, ...(state === 'open' ? [] : [state]), host === null && port === null ? '-' : `${host ?? '-'}:${port ?? '-'}`].join(' ');

for (const [file, { scanner, findings }] of Object.entries(expected)) {
  test(`${file}：該找到的都找到，不該有的沒有`, (context) => {
    const report = readReport(sample(file), vocabulary);
    const found = report.findings.map(said);
    const right = found.filter((one) => findings.includes(one)).length;
    const recall = right / findings.length;
    const precision = found.length === 0 ? 1 : right / found.length;
    context.diagnostic(`${file}: recall ${recall.toFixed(2)}, precision ${precision.toFixed(2)}, ${found.length} findings`);
    const wrong = `多了 ${found.filter((one) => !findings.includes(one)).join('、')}；少了 ${findings.filter((one) => !found.includes(one)).join('、')}`;
    assert.ok(recall >= ENOUGH && precision >= ENOUGH, wrong);
    assert.equal(report.scanner, scanner);
  });
}

test('每一筆都指得出原文的那一行', () => {
  for (const file of Object.keys(expected)) {
    const lines = sample(file).split('\n');
    for (const { line, quote } of readReport(sample(file), vocabulary).findings) {
      assert.ok(line >= 1 && line <= lines.length, `${file}:${line}`);
      assert.notEqual(quote, '', `${file}:${line}`);
    }
  }
});

for (const [number, text] of (parse(sample('quiet.yaml')) as string[]).entries()) {
  test(`不是報告的文字不會被當成報告：第 ${number + 1} 則`, () => {
    assert.deepEqual(readReport(text, vocabulary).findings, []);
  });
}

const STATES: readonly [text: string, finding: string, state: string][] = [
  ['項次 3：弱點名稱 SSL Certificate Expiry（已排除）', 'certificate-expired', 'mended'],
  ['SSL Certificate Expiry 尚未排除', 'certificate-expired', 'open'],
  ['SSL Certificate Expiry：已修補', 'certificate-expired', 'mended'],
  ['SSL Certificate Expiry, Fixed', 'certificate-expired', 'mended'],
  ['SSL RC4 Cipher Suites Supported (Bar Mitzvah) Closed', 'rc4', 'mended'],
  ['SSL RC4 Cipher Suites Supported (Bar Mitzvah) - Remediated', 'rc4', 'mended'],
  ['15901 SSL Certificate Expiry 複掃通過', 'certificate-expired', 'mended'],
  ['15901 SSL Certificate Expiry 複掃未通過', 'certificate-expired', 'open'],
  ['SSL Self-Signed Certificate（例外，內部使用）', 'self-signed-certificate', 'accepted'],
  ['SSL Self-Signed Certificate 未修補，風險接受', 'self-signed-certificate', 'accepted'],
  ['【中】SSL Self-Signed Certificate', 'self-signed-certificate', 'open'],
  ['ＳＳＬ　Self-Signed　Certificate', 'self-signed-certificate', 'open'],
  ['Plugin 57582：SSL Self-Signed Certificate 怎麼處理？', 'self-signed-certificate', 'open'],
];

for (const [text, finding, state] of STATES) {
  test(`「${text}」是 ${finding}，狀態 ${state}`, () => {
    assert.deepEqual(
      readReport(text, vocabulary).findings.map((one) => [one.finding, one.state]),
      [[finding, state]],
    );
  });
}

test('同一台主機同一個連接埠的同一項只列一次', () => {
  const text = sample('nessus.csv');
  const once = readReport(text, vocabulary).findings.length;
  assert.equal(readReport(`${text}${text.slice(text.indexOf('\n') + 1)}`, vocabulary).findings.length, once);
});

test('Windows 的換行與檔頭的 BOM 不影響', () => {
  const text = sample('table-zh.csv');
  const plain = readReport(text, vocabulary).findings;
  assert.deepEqual(readReport(`\ufeff${text.replaceAll('\n', '\r\n')}`, vocabulary).findings, plain);
});

/** Lines of other things, as reports of that kind have them. */
const OTHERS: Readonly<Record<string, string>> = {
  'table-zh.csv': '11,192.0.2.134,445,57608,SMB Signing not required,中,,處理中,等待原廠更新\n'.repeat(8),
  'table-zh.tsv': 'SMB Signing not required\t中\t192.0.2.142\t445\t處理中\n'.repeat(4),
  'openvas.txt':
    `Issue\n-----\nNVT:    TCP timestamps\nOID:    1.3.6.1.4.1.25623.1.0.80091\nThreat: Low (CVSS: 2.6)\nPort:   general/tcp\n\n`.repeat(3),
  'nessus.txt': `57608 - SMB Signing not required\nSynopsis\nSample text.\nRisk Factor\nMedium\nPlugin Output\ntcp/445/cifs\n\n`.repeat(4),
  'lines-zh.txt': `${(parse(sample('quiet.yaml')) as string[]).join('\n')}\n`,
};

/** A mebibyte of a sample, over and over; of JSON, a list made long. */
function mebibyte(file: string): string {
  const text = sample(file);
  if (file === 'testssl.json')
    return JSON.stringify(Array.from({ length: 80 }, () => JSON.parse(text) as unknown[]).flat(), null, 1).padEnd(1024 * 1024);
  if (file === 'sslyze.json') {
    const report = JSON.parse(text) as { server_scan_results: unknown[] };
    return JSON.stringify({ ...report, server_scan_results: Array.from({ length: 30 }, () => report.server_scan_results).flat() }, null, 2);
  }
  // No report and no letter is all TLS: what else stands in it stands between.
  const between = OTHERS[file] ?? '';
  const piece = `${text}${between}`;
  return piece.repeat(Math.ceil((1024 * 1024) / Buffer.byteLength(piece)));
}

for (const file of Object.keys(expected)) {
  test(`${file} 放大到 1 MiB，讀得完`, async (context) => {
    const text = mebibyte(file);
    readReport(text, vocabulary);
    const { took } = await ends(() => readReport(text, vocabulary));
    context.diagnostic(`${file}: ${took.toFixed(0)} ms`);
  });
}

/** Milliseconds of a quarter of a mebibyte that nothing is said against. */
const QUICK = 300;
for (const [what, piece] of [
  ['沒有關的引號', '"'],
  ['空白', ' '],
  ['逗號', ','],
  ['直線', '|'],
  ['換行', '\n'],
  ['名稱重複', 'SSL Certificate Expiry '],
  ['名稱與逗號', 'Plugin ID,Name\n"SSL Certificate Expiry,'],
  ['沒有關的標籤', '<result id="1"><nvt oid="'],
  ['位址', '192.0.2.1:443 '],
  ['箭頭', '-->> '],
  ['編號', '1.3.6.1.4.1.25623.1.0.'],
] as const) {
  test(`一百萬個字的${what}，時間和長度成正比`, async () => {
    await growsInProportion(
      256 * 1024,
      (length) => piece.repeat(Math.ceil(length / piece.length)),
      (text) => readReport(text, vocabulary),
      QUICK,
    );
  });
}

test('太長的報告只看前面，而且說得出來', () => {
  const text = `${sample('nessus.csv')}${' '.repeat(REPORT_LIMIT)}`;
  const report = readReport(text, vocabulary);
  assert.equal(report.cut, true);
  assert.ok(report.findings.length > 5);
});
