import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersIn } from '../../../src/core/flow/fragment.ts';
import { toolAnswers } from '../../../src/core/flow/tool-answers.ts';
import { walk } from '../../../src/core/flow/walk.ts';
import { load } from '../../../src/content/content-folder.ts';

const flows = load('flows');
const all = toolAnswers(flows, ['chain', 'match', 'keytool', 's-client', 'inspect', 'issuer', 'recognise']);

test('工具結果選的每一個答案，重走一次都到得了', () => {
  assert.ok(all.length > 50, `只有 ${all.length} 個`);
  for (const { flow: id, fragment, assumed, code } of all) {
    const flow = flows.find((candidate) => candidate.id === id);
    assert.ok(flow);
    const walked = walk(flow, answersIn(fragment));
    assert.equal(walked.invalidAt, null, `${code} ${id}${fragment}`);
    assert.equal(walked.path.length, assumed + 1);
  }
});

const cases: [result: string, flow: string][] = [
  ['chain:missing-intermediate', 'chain-broken'],
  ['chain:wrong-order', 'chain-broken'],
  ['chain:wrong-family', 'two-certificates'],
  ['chain:cross-missing', 'chain-broken'],
  ['chain:wrong-sibling', 'chain-broken'],
  ['match:no-request', 'iis-f5'],
  ['keytool:trusted-cert-entry', 'tomcat-still-self-signed'],
  ['s-client:no-peer-certificate', 'protocol-error'],
];

for (const [result, flow] of cases) {
  test(`${result} 接到「${flow}」`, () => assert.ok(all.some((answer) => answer.code === result && answer.flow === flow)));
}

test('只給指定工具的答案，離第一題近的在前面', () => {
  const chain = toolAnswers(flows, ['chain']);
  assert.ok(chain.every(({ code }) => code.startsWith('chain:')));
  assert.deepEqual(
    chain.map(({ assumed }) => assumed),
    chain.map(({ assumed }) => assumed).toSorted((a, b) => a - b),
  );
});

test('送出同名的自簽憑證，也就少了交互憑證：連結選的是「拿錯」那一個答案', () => {
  const codes = ['chain:cross-missing', 'chain:wrong-sibling'];
  assert.equal(all.find(({ code, flow }) => flow === 'chain-broken' && codes.includes(code))?.code, 'chain:wrong-sibling');
});
