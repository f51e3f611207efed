import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chainMessage } from '../../../src/core/chain/chain-words.ts';
import { codeFacts, crossFacts, labelFacts, wordFacts } from '../../../src/core/chain/code-facts.ts';
import { fileFacts } from '../../../src/cli/file-label.ts';
import { chainCodes } from '../../../src/core/chain/codes.ts';
import type { ChainCode } from '../../../src/core/chain/codes.ts';
import { practiceCodes } from '../../../src/core/chain/practice-codes.ts';
import { holesOf } from '../../../src/core/text/render-message.ts';
import { byFile } from '../../../src/content/content-folder.ts';

const words = byFile('messages');
const known: Record<string, Readonly<Record<string, readonly string[]>>> = {
  chain: labelFacts,
  'chain-problems': Object.fromEntries(Object.entries({ ...codeFacts, ...wordFacts }).filter(([code]) => !(code in crossFacts))),
  'chain-cross': crossFacts,
  'chain-practice': Object.fromEntries(Object.entries(practiceCodes).map(([code, { facts }]) => [code, facts])),
  files: fileFacts,
};

for (const [file, codes] of Object.entries(known)) {
  test(`content/messages/${file}.yaml：每個代碼與標籤都有字，字裡的每個 {名稱} 都是那個代碼會給的事實`, () => {
    for (const [code, facts] of Object.entries(codes)) {
      const message = words[file]?.[code];
      assert.ok(message, `缺少 ${code}`);
      for (const hole of [...holesOf(message.text), ...holesOf(message.fix ?? '')])
        assert.ok(facts.includes(hole), `${code} 沒有 {${hole}}`);
    }
  });

  test(`content/messages/${file}.yaml 沒有用不到的字`, () => {
    assert.deepEqual(
      Object.keys(words[file] ?? {}).filter((code) => !(code in codes)),
      [],
    );
  });
}

test('每個代碼都寫得成句子，事實全部沒有值也一樣', () => {
  for (const [code, severity] of Object.entries(chainCodes)) {
    const facts = codeFacts[code as ChainCode];
    const { text, fix } = chainMessage(
      { code: code as ChainCode, cert: '', severity, facts: Object.fromEntries(facts.map((fact) => [fact, null])) },
      words,
    );
    assert.doesNotMatch(`${text}${fix ?? ''}`, /[{}]|undefined|null/, code);
    if (severity === 'error') assert.ok(fix, `${code} 要說怎麼辦`);
  }
});

test('用錯家族的說明講得出是換了簽發單位卻沿用舊的中繼憑證', () => {
  const { text, fix } = chainMessage(
    {
      code: 'wrong-family',
      cert: '',
      severity: 'error',
      facts: { needed: 'twca', neededName: 'TWCA', served: 'gtlsca', servedName: 'GTLSCA' },
    },
    words,
  );
  assert.equal(text, '網站憑證由「TWCA」簽發，送出的卻是另一家的中繼憑證（GTLSCA）。換了簽發單位，中繼憑證也要一起換。');
  assert.match(fix ?? '', /從設定移除「GTLSCA」那一組中繼憑證，改放「TWCA」的中繼憑證/);
});

test('讀不出來的原因放進句子裡，句號只有一個', () => {
  const facts = { subject: 'CN=ok.test', part: 'issuer.RDN 5', reason: 'asn1-missing' };
  const { text } = chainMessage({ code: 'malformed', cert: '', severity: 'error', facts }, words);
  assert.equal(text, '「CN=ok.test」有一部分讀不出來（issuer.RDN 5）：資料提早結束，缺少應有的內容。');
});
