import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { parse } from 'yaml';
import { load } from '../../../src/content/content-folder.ts';
import { preflight } from '../../../src/schemas/preflight.ts';

const read = (): unknown => parse(readFileSync(new URL('../../../content/preflight.yaml', import.meta.url), 'utf8'));
const checks = load('preflight').groups.flatMap((group) => group.checks);

test('送件前檢查表：必備的項目都在', () => {
  const ids = new Set(checks.map(({ id }) => id));
  const needed = [
    'oid-found',
    'domain-registrant',
    'ip-owned',
    'validation-reachable',
    'not-school',
    'request-read',
    'mailbox-works',
    'attachments-counted',
    'one-request-one-case',
    'user-code-kept',
  ];
  assert.deepEqual(
    needed.filter((id) => !ids.has(id)),
    [],
  );
});

test('送件前檢查表：代號公開之後不變', () => {
  const given = Object.fromEntries(checks.map(({ id, code }) => [id, code]));
  const promised = {
    'issuer-chosen': 'a',
    'not-school': 'b',
    'oid-found': 'c',
    'risk-rated': 'd',
    'domain-registrant': 'e',
    'names-listed': 'f',
    'names-plain': 'g',
    'ip-owned': 'h',
    'dns-ready': 'i',
    'right-host': 'j',
    'request-read': 'k',
    'not-a-key': 'l',
    'one-request-one-case': 'm',
    'key-backed-up': 'n',
    'contact-is-staff': 'o',
    'mailbox-works': 'p',
    'same-spelling': 'q',
    'terms-read': 'r',
    'user-code-kept': 's',
    'sheets-printed': 't',
    'attachments-counted': 'u',
    'addressee-current': 'v',
    'validation-reachable': 'w',
  };
  for (const [id, code] of Object.entries(promised)) assert.equal(given[id], code, id);
});

test('送件前檢查表：文章裡說的項數就是清單的項數', () => {
  const article = readFileSync(new URL('../../../content/guides/apply/preflight.mdx', import.meta.url), 'utf8');
  assert.equal(/一共 (\d+) 項/.exec(article)?.[1], String(checks.length));
});

test('送件前檢查表：連到的文章都在', () => {
  const missing = checks.flatMap(({ page }) => {
    const file = page?.replace(/\.html(#.*)?$/, '.mdx');
    return !file || file.startsWith('tools/') || existsSync(new URL(`../../../content/guides/${file}`, import.meta.url)) ? [] : [file];
  });
  assert.deepEqual(missing, []);
});

const broken: [string, (raw: { groups: { checks: Record<string, unknown>[] }[] }) => void, RegExp][] = [
  ['代號重複', ({ groups }) => ((groups[0]?.checks[0] ?? {}).code = 'v'), /code 重複/],
  ['代號兩個字', ({ groups }) => ((groups[0]?.checks[0] ?? {}).code = 'ab'), /一個小寫英文字母/],
  ['少了怎麼查', ({ groups }) => delete (groups[0]?.checks[0] ?? {}).how, /how/],
  ['頁面從斜線寫起', ({ groups }) => ((groups[0]?.checks[0] ?? {}).page = '/apply/oid.html'), /不加斜線/],
];
for (const [name, spoil, message] of broken) {
  test(`送件前檢查表的格式：${name}會被擋下`, () => {
    const raw = read() as Parameters<typeof spoil>[0];
    spoil(raw);
    const result = preflight.safeParse(raw);
    assert.equal(result.success, false);
    assert.match(result.error?.issues.map((issue) => issue.message).join('\n') ?? '', message);
  });
}
