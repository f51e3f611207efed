import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsCsv, type FindingsCsvWords } from '../../../src/core/findings/findings-csv.ts';
import { foldText } from '../../../src/core/findings/fold-text.ts';
import { readReport } from '../../../src/core/findings/read-report.ts';
import { finding } from '../../../src/schemas/finding.ts';
import { findings, vocabulary } from './vocabulary.ts';

test('每一種發現都有五種伺服器的修法、證明的指令與矯正措施', () => {
  assert.ok(findings.length >= 25);
  for (const { id, fixes, prove, reply } of findings) {
    for (const [server, { text }] of Object.entries(fixes)) assert.ok(text.length >= 6, `${id} ${server}`);
    assert.ok(prove.command.length > 0 && prove.expect.length > 0 && reply.endsWith('。'), id);
  }
});

test('同一個編號、同一個名稱只屬於一種發現', () => {
  const owners = new Map<string, string>();
  for (const { id, names } of findings) {
    for (const scanner of ['nessus', 'openvas', 'qualys'] as const) {
      for (const { id: number, name } of names[scanner]) {
        for (const key of [number && `${scanner} ${number}`, name && foldText(name)]) {
          if (key === undefined || key === '') continue;
          assert.equal(owners.get(key) ?? id, id, key);
          owners.set(key, id);
        }
      }
    }
  }
});

test('每一個名稱單獨一行貼上都認得', () => {
  for (const { id, names } of findings) {
    for (const { name } of [...names.nessus, ...names.openvas, ...names.qualys]) {
      if (name === undefined) continue;
      assert.deepEqual(
        readReport(name, vocabulary).findings.map((one) => one.finding),
        [id],
        name,
      );
    }
  }
});

test('政府組態基準：沒有在公開資料看過的都標成還沒查證', () => {
  const items = findings.flatMap(({ twgcb }) => twgcb);
  assert.ok(items.length >= 10);
  for (const item of items) assert.equal(typeof item.verified, 'boolean', item.number);
});

test('不會建議關掉憑證驗證', () => {
  for (const { id, fixes, prove } of findings) {
    const commands = [...Object.values(fixes).flatMap(({ steps }) => steps), prove.command].join('\n');
    assert.doesNotMatch(commands, /curl[^\n]* -[a-zA-Z]*k|--insecure|verify=False|TrustServerCertificate/, id);
  }
});

test('欄位寫錯時用中文說明', () => {
  const [whole] = findings;
  for (const [field, value] of [
    ['id', 'TLS 1.0'],
    ['title', ''],
    ['real', '`x`'],
    ['names', { nessus: [{ id: '12' }] }],
    ['names', { cves: ['2016-2183'] }],
    ['twgcb', [{ number: 'TWGCB-04' }]],
    ['fixes', { iis: { text: '更新作業系統。' } }],
  ] as const) {
    const { error } = finding.safeParse({ ...whole, [field]: value });
    assert.ok(error, field);
  }
});

const WORDS: FindingsCsvWords = {
  columns: ['項次', '項目', '主機', '連接埠', '掃描器', '狀態', '矯正措施', '備註', '原文'],
  states: { open: '未處理', mended: '已修補', accepted: '接受風險' },
  scanners: {
    nessus: 'Nessus',
    openvas: 'OpenVAS',
    qualys: 'Qualys',
    nmap: 'Nmap',
    testssl: 'testssl.sh',
    sslyze: 'SSLyze',
    ssllabs: 'SSL Labs',
    checker: '檢查網頁',
    table: '表格',
  },
};

test('表格存成 Excel 打得開的 CSV：有 BOM、狀態用中文、公式不會被執行', () => {
  const base = { host: '192.0.2.1', port: 443, scanner: 'nessus' as const, title: '憑證已過期', reply: '已更換憑證。', reason: '' };
  const csv = findingsCsv(
    [
      { ...base, state: 'mended', quote: 'SSL Certificate Expiry' },
      { ...base, host: null, port: null, state: 'accepted', reason: '設備汰換中，"115" 年底', quote: '=HYPERLINK("x")' },
      { ...base, state: 'open', quote: 'SSL Certificate Expiry' },
    ],
    WORDS,
  );
  const lines = csv.split('\r\n');
  assert.equal(lines[0], '\ufeff項次,項目,主機,連接埠,掃描器,狀態,矯正措施,備註,原文');
  assert.equal(lines[1], '1,憑證已過期,192.0.2.1,443,Nessus,已修補,已更換憑證。,,SSL Certificate Expiry');
  assert.equal(lines[2], '2,憑證已過期,,,Nessus,接受風險,,"設備汰換中，""115"" 年底","\'=HYPERLINK(""x"")"');
  assert.equal(lines[3]?.split(',')[6], '');
});
