import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byFile } from '../../../src/content/content-folder.ts';
import type { InspectedObject } from '../../../src/core/inspect/inspect-input.ts';
import { judgeProbe } from '../../../src/core/probe/judge-probe.ts';
import { answerText, targetText } from '../../../src/core/probe/probe-words.ts';
import { readWitnesses } from '../../../src/core/probe/read-witnesses.ts';
import { refused } from '../../../src/core/probe/suite-names.ts';
import { somePem } from './witness-pem.ts';

const words = byFile('messages');
const output = `CONNECTED(00000003)
---
Certificate chain
 0 s:CN = a
   i:CN = b
${somePem}
---
New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
Verify return code: 20 (unable to get local issuer certificate)
---`;

async function codesOf(text: string): Promise<string[]> {
  const [record] = readWitnesses(text);
  assert.ok(record);
  const { findings } = await judgeProbe(record, {
    inspect: (subject) => Promise.resolve({ subject, verdict: 'usable', findings: [] } as unknown as InspectedObject),
    ask: () => Promise.resolve(null),
  });
  return findings.map(({ code }) => code);
}

test('沒有貼指令：說不知道名稱，不說沒有送出名稱', async () => {
  const codes = await codesOf(output);
  assert.ok(codes.includes('name-unknown') && !codes.includes('name-not-sent'), codes.join('、'));
  const [record] = readWitnesses(output);
  assert.ok(record);
  assert.equal(targetText(record, words), '第 1 行起的連線');
});

test('指令寫明不送名稱，才說沒有送出', async () => {
  const codes = await codesOf(`openssl s_client -connect www.example.gov.tw:443 -noservername -showcerts\n${output}`);
  assert.ok(codes.includes('name-not-sent') && !codes.includes('name-unknown'), codes.join('、'));
});

test('工具只說不接受，就不說是哪一種警示', () => {
  assert.equal(answerText(refused, words), '不接受（來源沒有說怎麼拒絕）');
});
