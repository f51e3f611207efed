import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dresses } from './hex-dresses.ts';
import { keyWrappings } from './key-wrappings.ts';
import { publicText } from './openssl-prints.ts';
import { jwkOf, pem, publicDer, publicPem, sampleKeys } from './sample-keys.ts';
import { certificateOf, requestOf } from './signed.ts';
import { printsOf } from './wrapping.ts';

const wrappings = keyWrappings();
const standsIn = ({ text, bytes }: (typeof wrappings)[number]) => text ?? printsOf(bytes ?? new Uint8Array());

test('私密金鑰的貼法至少 130 種，名稱不重複', () => {
  assert.ok(wrappings.length >= 130, String(wrappings.length));
  assert.equal(new Set(wrappings.map(({ name }) => name)).size, wrappings.length);
  assert.equal(new Set(wrappings.map(standsIn)).size, wrappings.length);
  console.log(
    `貼法 ${wrappings.length} 種，文字 ${wrappings.filter(({ text }) => text !== null).length}，單行欄位 ${wrappings.filter(({ isLine }) => isLine).length}`,
  );
});

for (const wrapping of wrappings) {
  test(`貼法清單：${wrapping.name}`, () => {
    const { text, bytes, needles, file, isLine } = wrapping;
    assert.ok((text === null) !== (bytes === null));
    assert.ok(file.length > 0 && needles.length >= 2, `片段 ${needles.length} 個`);
    assert.ok(bytes === null || !isLine);
    for (const needle of needles) {
      assert.ok(needle.length >= 12 && !/[\r\n]/.test(needle), needle);
      assert.ok(standsIn(wrapping).includes(needle), needle);
    }
  });
}

test('沒有一個片段出現在同一把金鑰公開的那一半', () => {
  const twins: string[] = [];
  for (const sample of Object.values(sampleKeys())) {
    const { key } = sample;
    if (!key) continue;
    twins.push(publicPem(sample), ...dresses.map(([, print]) => print(publicDer(sample))));
    if (['dsa', 'x25519'].includes(key.asymmetricKeyType ?? '')) continue;
    const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...open } = jwkOf(sample);
    const signed = ['config', 'files', 'pem'].map((seed) => certificateOf(seed, key, ['www.example.gov.tw']));
    for (const der of [...signed, requestOf(key, ['www.example.gov.tw'])])
      twins.push(
        pem('CERTIFICATE', der),
        Buffer.from(pem('CERTIFICATE', der)).toString('base64'),
        ...dresses.map(([, print]) => print(der)),
      );
    twins.push(
      JSON.stringify(open),
      publicText(sample),
      ...['n', 'x', 'y'].map((part) => Buffer.from(open[part] ?? '', 'base64url').toString('base64')),
    );
  }
  const all = twins.join('\n\n');
  const shared = wrappings.flatMap(({ name, needles }) =>
    needles.filter((needle) => all.includes(needle)).map((needle) => `${name}：${needle}`),
  );
  assert.ok(twins.length > 300);
  assert.deepEqual(shared, []);
});

test('片段的比對本身抓得到公開的那一半', () => {
  const { p256 } = sampleKeys();
  assert.ok(publicPem(p256).includes(publicDer(p256).toString('base64').slice(0, 40)));
});
