import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyWrappings } from './key-wrappings.ts';
import { hasOpenssl } from './ordinary-prints.ts';
import { ambiguousTexts, ordinaryTexts } from './ordinary-texts.ts';

const texts = ordinaryTexts();
const contentOf = ({ text, bytes }: (typeof texts)[number]) => text ?? Buffer.from(bytes ?? []).toString('latin1');

test('平常的文字至少 2,000 則，各不相同', () => {
  const kinds = new Map<string, number>();
  for (const { kind } of texts) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  console.log(`共 ${texts.length} 則，${kinds.size} 種\n${[...kinds].map(([kind, count]) => `${kind} ${count}`).join('；')}`);
  assert.ok(texts.length >= 2000, String(texts.length));
  assert.equal(new Set(texts.map(contentOf)).size, texts.length);
  assert.equal(new Set(texts.map(({ name }) => name)).size, texts.length);
});

test('不靠旁邊的共用資料也超過 2,000 則', () => {
  assert.ok(texts.filter(({ kind }) => !/^(?:共用|文章|內容)/.test(kind)).length >= 2000);
});

test('openssl 在這台機器上印出的文字也在裡面', (t) => {
  if (!hasOpenssl()) {
    t.skip('這台機器沒有 openssl');
    return;
  }
  for (const kind of ['憑證', '憑證請求檔', '憑證廢止清冊', '公開金鑰'])
    assert.ok(
      texts.some((one) => one.kind === `openssl 印出的${kind}`),
      kind,
    );
});

test('分不出是不是金鑰的文字不在平常的文字裡', () => {
  const ordinary = new Set(texts.map(contentOf));
  assert.ok(ambiguousTexts().length > 50);
  assert.deepEqual(
    ambiguousTexts().filter((one) => ordinary.has(contentOf(one))),
    [],
  );
});

test('每一則是文字或檔案，內容不是空的', () => {
  assert.deepEqual(
    texts.filter(({ text, bytes }) => (text === null) === (bytes === null)),
    [],
  );
  assert.deepEqual(
    [...texts, ...ambiguousTexts()].filter((one) => contentOf(one).trim().length === 0),
    [],
  );
});

test('沒有一則帶著私密金鑰的 PEM 標籤', () => {
  for (const one of texts) {
    const utf16 = one.bytes ? Buffer.from(one.bytes).toString('utf16le') : '';
    assert.ok(!contentOf(one).includes('PRIVATE KEY-----') && !utf16.includes('PRIVATE KEY-----'), one.name);
  }
});

test('沒有一則帶著私密金鑰貼法裡的片段', () => {
  const needles = [...new Set(keyWrappings().flatMap((one) => one.needles.slice(0, 2)))];
  const all = texts.map(contentOf).join('\n\n');
  assert.ok(needles.length > 200);
  assert.deepEqual(
    needles.filter((needle) => all.includes(needle)),
    [],
  );
});
