import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding, Severity } from '../../../src/core/policy/finding.ts';
import { verdict } from '../../../src/core/policy/verdict.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { certificate, csr } from './subject-factory.ts';

const found = (...severities: Severity[]): Finding[] => severities.map((severity) => ({ rule: 'x', severity, facts: {} }));
const broken = (part: string) => csr({ unreadable: [{ part, reason: 'asn1-truncated' }] });

const rows: [string, Finding[], Subject, string][] = [
  ['沒有任何發現', [], csr(), 'usable'],
  ['只有說明', found('info', 'info'), csr(), 'usable'],
  ['有注意', found('info', 'warning'), csr(), 'caution'],
  ['有錯誤', found('warning', 'error'), csr(), 'unusable'],
  ['不重要的擴充欄位讀不出來', [], broken('extension 2.5.29.32'), 'caution'],
  ['SAN 讀不出來', [], broken('extension 2.5.29.17'), 'unreadable'],
  ['擴充欄位連代號都讀不出來', [], broken('extension #2'), 'unreadable'],
  ['效期讀不出來', [], broken('validity.notAfter'), 'unreadable'],
  ['SAN 讀不出來，但金鑰已知太短', found('error'), broken('extension 2.5.29.17'), 'unusable'],
  ['沒有金鑰', [], csr({ key: null }), 'unreadable'],
  ['憑證沒有到期日', [], certificate({ notAfter: null }), 'unreadable'],
  ['不是請求檔也不是憑證', [], csr({ kind: 'private-key' }), 'unreadable'],
];

for (const [title, findings, subject, expected] of rows) test(`判定：${title}`, () => assert.equal(verdict(findings, subject), expected));
