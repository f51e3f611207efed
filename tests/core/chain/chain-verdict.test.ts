import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChainProblem, ChainReport, ProblemCode } from '../../../src/core/chain/chain-report.ts';
import { chainHeadline, chainVerdict, problemLead } from '../../../src/core/chain/chain-verdict.ts';
import { unanimous } from '../../../src/core/chain/unanimous.ts';
import { byFile } from '../../../src/content/content-folder.ts';

const words = byFile('messages');
/** What the words of these problems ask for. */
const facts = {
  issuer: 'CA',
  download: null,
  aki: null,
  below: 'server',
  subject: 'www',
  algorithm: 'x',
  reason: 'x',
  position: 1,
  leaf: 'www',
  date: '2026-01-01',
  days: 1,
};
const problem = (code: ProblemCode, severity: ChainProblem['severity']): ChainProblem => ({ code, cert: '', severity, facts });
const report = (problems: ChainProblem[], more: Partial<ChainReport> = {}): ChainReport => ({
  ok: problems.every(({ severity }) => severity !== 'error'),
  path: [],
  gaps: [],
  extras: [],
  order: 'ok',
  problems,
  clients: unanimous(problems.some(({ severity }) => severity === 'error') ? null : true),
  platforms: null,
  notJudged: [],
  ...more,
});

const TABLE: readonly [what: string, report: ChainReport, verdict: string, headline: RegExp][] = [
  ['沒有問題', report([]), 'usable 0', /^可用：串鍊完整/],
  ['只有說明，例如沒有廢止：不算要處理的事', report([problem('not-revoked', 'info')]), 'usable 0', /^可用：串鍊完整/],
  ['順序不對', report([problem('wrong-order', 'warning'), problem('root-sent', 'info')]), 'caution 1', /^注意：.*有 1 個地方/],
  ['少了中繼', report([problem('missing-intermediate', 'error')]), 'unusable 1', /^不可用：缺少中繼憑證：找不到簽發者「CA」/],
  ['簽章驗不了', report([problem('signature-not-checked', 'error')]), 'unreadable 1', /^無法判讀：有 1 件事/],
  [
    '簽章驗不了，又過期',
    report([problem('signature-not-checked', 'error'), problem('expired', 'error')]),
    'unusable 2',
    /^不可用：.*過期.*另外還有 1 個問題/,
  ],
  [
    '沒有網站憑證，沒有一個用戶端說接受',
    report([problem('no-leaf', 'warning')], { clients: unanimous(null) }),
    'unreadable 1',
    /^無法判讀：有 1 件事/,
  ],
  ['接不到信任的根，也沒有別的問題', report([], { ok: false }), 'unreadable 1', /^無法判讀：/],
];
for (const [what, given, said, headline] of TABLE)
  test(what, () => {
    const { verdict, count } = chainVerdict(given);
    assert.equal(`${verdict} ${count}`, said);
    assert.match(chainHeadline(given, words), headline);
  });

test('驗不了的事不標成不可用', () => {
  assert.equal(problemLead(problem('signature-not-checked', 'error'), words), '無法判讀：');
  assert.equal(problemLead(problem('expired', 'error'), words), '不可用：');
  assert.equal(problemLead(problem('wrong-order', 'warning'), words), '注意：');
});
