import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { holesOf } from '../../../src/core/text/render-message.ts';
import { asn1Codes } from '../../../src/core/asn1/codes.ts';

interface Words {
  text: string;
  detail?: string;
  fix?: string;
}
const read = (name: string): Record<string, Words> =>
  parse(readFileSync(new URL(`../../../content/messages/${name}.yaml`, import.meta.url), 'utf8')) as Record<string, Words>;
// What only a CMS without certificates needs comes with the words of a second look.
const words = { ...read('asn1'), ...Object.fromEntries(Object.entries(read('kinds')).filter(([code]) => code.startsWith('cms-'))) };

test('每個代碼都有一句話，沒有多餘的', () => {
  assert.deepEqual(Object.keys(words).sort(), Object.keys(asn1Codes).sort());
});

for (const [code, facts] of Object.entries(asn1Codes)) {
  test(`${code}：主句與解法不帶洞，細節只用它一定有的事實`, () => {
    const allowed = new Set<string>(['field', ...facts]);
    const { text = '', detail = '', fix = '' } = words[code] ?? {};
    assert.deepEqual(holesOf(text + fix), []);
    assert.deepEqual(
      holesOf(detail).filter((hole) => !allowed.has(hole)),
      [],
    );
  });
}
