import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { configFacts } from '../../../src/core/config/config-facts.ts';
import { configCodes } from '../../../src/core/config/config-finding.ts';
import { generatedNotes, requestCodes } from '../../../src/core/config/generate-request.ts';
import { holesOf } from '../../../src/core/text/render-message.ts';
import { messages } from '../../../src/schemas/messages.ts';

const root = new URL('../../../', import.meta.url);
const words = Object.assign(
  {},
  ...[
    'config',
    'config-nginx',
    'config-others',
    'config-haproxy',
    'config-wildfly',
    'config-spring',
    'config-writer',
    'config-writers',
  ].map((name) => messages.parse(parse(readFileSync(new URL(`content/messages/${name}.yaml`, root), 'utf8')))),
) as ReturnType<typeof messages.parse>;

test('每個代碼都有說明，每則說明都有代碼', () => {
  assert.deepEqual(Object.keys(words).sort(), [...Object.keys(configCodes), ...generatedNotes, ...Object.keys(requestCodes)].sort());
});

test('說明裡的空格都是那個代碼有的事實', () => {
  const facts: Readonly<Record<string, readonly string[]>> = configFacts;
  const requests: Readonly<Record<string, readonly string[]>> = requestCodes;
  for (const [code, { text, fix }] of Object.entries(words)) {
    const known = facts[code] ?? requests[code] ?? [];
    for (const hole of holesOf(`${text}${fix ?? ''}`)) assert.ok(known.includes(hole), `${code} 的 {${hole}}`);
  }
});

test('說明連到的頁面都存在', () => {
  for (const [code, { page }] of Object.entries(words)) {
    if (page === null || page === undefined) continue;
    assert.ok(existsSync(new URL(`content/guides/${page.replace(/\.html$/, '.mdx')}`, root)), `${code}：${page}`);
  }
});
