import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterRun, readReproduced, unproved } from '../../../src/dev/servers/reproduced-messages.ts';
import type { ReproducedMessage } from '../../../src/schemas/reproduced-messages.ts';
import { stillTrue, textsFingerprint } from '../../../src/site/texts-fingerprint.ts';
import { entries } from '../../core/recognise/catalogue.ts';

const old: ReproducedMessage = {
  id: 'n01',
  how: 'nginx -t：金鑰不對',
  program: 'nginx',
  version: '1.22.1',
  since: '2026-11-25',
  texts: '0123456789abcdef',
};
const now = { ...old, since: '2027-01-01' };
const nothing = (): boolean => false;

const cases: [name: string, after: ReproducedMessage[], expected: ReproducedMessage[]][] = [
  ['同一個版本再做一次，日子不變', afterRun([old], [now], nothing), [old]],
  ['換了版本，記新的日子', afterRun([old], [{ ...now, version: '1.26.3' }], nothing), [{ ...now, version: '1.26.3' }]],
  ['原文改過，記新的日子', afterRun([old], [{ ...now, texts: 'fedcba9876543210' }], nothing), [{ ...now, texts: 'fedcba9876543210' }]],
  ['這一次沒有重現的，不再寫著', afterRun([old], [], nothing), []],
  ['這台機器沒有那個軟體，紀錄照留', afterRun([old], [], ({ program }) => program === 'nginx'), [old]],
  [
    '依代號排列，十在二之後',
    afterRun(
      [],
      [
        { ...now, id: 'n10' },
        { ...now, id: 'n02a' },
      ],
      nothing,
    ),
    [
      { ...now, id: 'n02a' },
      { ...now, id: 'n10' },
    ],
  ],
];
for (const [name, after, expected] of cases) test(name, () => assert.deepEqual(after, expected));

test('紀錄寫了而這一次沒有重現的，指得出來', () => {
  assert.deepEqual(unproved([old, { ...old, id: 'n02a' }], [now]), [{ ...old, id: 'n02a' }]);
  assert.deepEqual(unproved([old], [{ ...now, how: '別的做法' }]), [old]);
  assert.deepEqual(unproved([old], [now]), []);
});

test('原文改過的訊息不再當作重現過', () => {
  const texts = [{ language: 'en' as const, text: 'SSL_CTX_use_PrivateKey("{path}") failed' }];
  const message = { ...old, texts: textsFingerprint(texts) };
  assert.deepEqual(stillTrue([message], [{ id: 'n01', texts }]).get('n01'), [message]);
  assert.equal(stillTrue([message], [{ id: 'n01', texts: [{ language: 'en', text: 'SSL_CTX_use_PrivateKey("{path}") fails' }] }]).size, 0);
});

test('紀錄裡至少六十則訊息的原文仍然是重現時的原文', () => {
  const shown = stillTrue(readReproduced().messages, entries);
  assert.ok(shown.size >= 60, `只有 ${shown.size} 則`);
});
