import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyRecord, type ProbeRecord } from '../../../src/core/probe/probe-record.ts';
import { filledCommand, proofCommand } from '../../../src/core/probe/proof-command.ts';
import type { ServerProduct } from '../../../src/core/probe/probe-verdict.ts';

const HOST = 'www.example.gov.tw';
const record = (changes: Partial<ProbeRecord> = {}): ProbeRecord => ({ ...emptyRecord('kb-probe', HOST, 443), name: HOST, ...changes });
const WINDOWS = 'powershell -ExecutionPolicy Bypass -File kb-probe.ps1';

const CASES: readonly (readonly [string, Partial<ProbeRecord>, ServerProduct, string | null])[] = [
  ['nginx 用 content/findings 的指令', {}, 'nginx', null],
  ['IIS 用 PowerShell', {}, 'iis', `${WINDOWS} ${HOST} -OutFile probe.txt`],
  [
    '別的連接埠、位址、名稱',
    { port: 8443, address: '192.0.2.1', name: 'a.example' },
    'iis',
    `${WINDOWS} ${HOST}:8443 -Name a.example -Address 192.0.2.1 -OutFile probe.txt`,
  ],
  ['STARTTLS 不能直接用 TLS 問', { port: 25, starttls: 'smtp' }, 'other', `sh kb-probe.sh --starttls smtp ${HOST}:25 > probe.txt`],
  ['IIS 主機的 STARTTLS', { port: 25, starttls: 'smtp' }, 'iis', `${WINDOWS} ${HOST}:25 -StartTls smtp -OutFile probe.txt`],
  [
    '紀錄裡的怪字不進指令',
    { host: 'a; rm -rf /', name: '$(x)', address: '1;2' },
    'iis',
    `${WINDOWS} ${HOST} -Name ${HOST} -OutFile probe.txt`,
  ],
];
for (const [what, changes, product, expected] of CASES)
  test(`證明改好的指令：${what}`, () => assert.equal(proofCommand(record(changes), product), expected));

test('content/findings 的指令填上名稱與連接埠，網址也是', () => {
  assert.equal(filledCommand('curl -sI https://{{domain}}/', record({ port: 8443 })), `curl -sI https://${HOST}:8443/`);
  assert.equal(filledCommand('curl -sI https://{{domain}}/', record()), `curl -sI https://${HOST}/`);
  assert.equal(filledCommand('-connect {{domain}}:{{port}}', record({ host: '`x`', name: null })), `-connect ${HOST}:443`);
});
