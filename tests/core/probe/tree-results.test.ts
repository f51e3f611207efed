import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../../../src/content/content-folder.ts';
import type { ChainReport } from '../../../src/core/chain/chain-report.ts';
import { toolAnswers } from '../../../src/core/flow/tool-answers.ts';
import type { ProbeFinding, ProbeVerdict } from '../../../src/core/probe/probe-verdict.ts';
import { probeResults } from '../../../src/core/probe/tree-results.ts';

const LEAF = 'aa'.repeat(32);
const finding = (code: ProbeFinding['code'], facts: ProbeFinding['facts'] = {}): ProbeFinding => ({ code, severity: 'error', facts });
const seen = (
  problems: { code: string; cert?: string; facts?: object }[],
  { findings = [], ocsp = [], ok = problems.length === 0 }: { findings?: ProbeFinding[]; ocsp?: string[]; ok?: boolean } = {},
): string[] =>
  probeResults({
    report: { ok, problems: problems.map((problem) => ({ cert: 'bb', facts: {}, ...problem })) } as unknown as ChainReport,
    leaf: { subject: { fingerprints: { sha1: '', sha256: LEAF }, ocsp } } as unknown as ProbeVerdict['leaf'],
    findings,
  });

const cases: [what: string, results: string[], expected: string[]][] = [
  ['沒有問題', seen([]), ['chain:ok']],
  ['只送了一張', seen([{ code: 'missing-intermediate', facts: { below: 'server' } }]), ['chain:missing-intermediate']],
  ['網站憑證自己過期', seen([{ code: 'expired', cert: LEAF }]), ['inspect:expired']],
  ['過期的是中繼憑證', seen([{ code: 'expired' }]), ['chain:expired']],
  [
    '連不上：說的是怎麼連不上',
    probeResults({ report: null, leaf: null, findings: [finding('not-connected', { connect: 'refused' })] }),
    ['connection:refused'],
  ],
  ['443 講的是 http', probeResults({ report: null, leaf: null, findings: [finding('no-tls')] }), ['connection:no-tls']],
  [
    '一定要有 stapling 的憑證沒有回應：憑證裡有沒有網址也答了',
    seen([], { findings: [finding('must-staple-missing')], ocsp: ['http://ocsp.test'] }),
    ['chain:ok', 'connection:must-staple-missing', 'inspect:ocsp-url'],
  ],
];

for (const [what, results, expected] of cases) test(`連線檢查給排查樹的答案：${what}`, () => assert.deepEqual(results, expected));

const answers = toolAnswers(load('flows'), ['chain', 'inspect', 'connection']);

for (const [result, flow] of [
  ['connection:no-tls', 'protocol-error'],
  ['connection:no-modern-protocol', 'protocol-error'],
  ['connection:no-certificate', 'protocol-error'],
  ['connection:refused', 'https-unreachable'],
  ['connection:timeout', 'https-unreachable'],
  ['connection:reset', 'https-unreachable'],
  ['connection:other-leaf-at-address', 'old-certificate-still-served'],
  ['inspect:expired', 'date-invalid'],
  ['inspect:ocsp-url', 'stapling-no-answer'],
] as const) {
  test(`${result} 接到「${flow}」`, () => assert.ok(answers.some((answer) => answer.code === result && answer.flow === flow)));
}
