import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generatedCode } from '../../src/content/generated-code.ts';
import { readMdx } from '../../src/content/mdx.ts';
import { configText, generateConfig } from '../../src/core/config/generate-config.ts';

const block = (meta: string, code = ''): string => `\`\`\`xml ${meta}\n${code}\`\`\`\n`;

test('寫 generated 的區塊由產生器填入，沒有寫的照舊', () => {
  const [first, second] = readMdx(`${block('run="a" generated="tomcat-hsts"')}\n${block('run="b"', '<a/>\n')}`).blocks;
  assert.match(first?.code ?? '', /^<filter>\n[^]*<async-supported>true<\/async-supported>[^]*<\/filter-mapping>$/);
  assert.equal(second?.code, '<a/>');
});

test('填入的每一行都在產生器為同一版寫的設定裡', () => {
  for (const [name, server, version] of [
    ['apache-tls', 'apache', '2.4.62'],
    ['nginx-tls', 'nginx', '1.28.0'],
    ['tomcat-hsts', 'tomcat', '10.1'],
    ['tomcat-redirect', 'tomcat', '10.1'],
  ] as const) {
    const written = generateConfig({ server, version, os: 'debian', domains: ['www.example.gov.tw'], passwordHere: 'x', staple: false, hsts: 300, redirect: true });
    assert.ok(written.ok);
    const there = new Set(configText(written.lines).split('\n').map((line) => line.trim()));
    for (const line of generatedCode(`generated="${name}"`, '').code.split('\n')) assert.ok(there.has(line.trim()), `${name}：${line}`);
  }
});

const faults: [what: string, meta: string, code: string, fault: RegExp][] = [
  ['名稱不存在', 'generated="tomcat"', '', /只能是 apache-tls、nginx-tls、tomcat-hsts、tomcat-redirect/],
  ['名稱是物件本來就有的', 'generated="constructor"', '', /只能是/],
  ['裡面寫了內容', 'generated="tomcat-hsts"', '<filter>\n', /要空著/],
];
for (const [what, meta, code, fault] of faults) {
  test(`編輯者看得到的錯誤：${what}`, () => {
    const [found] = readMdx(block(meta, code)).faults;
    assert.match(found?.message ?? '', fault);
    assert.equal(found?.line, 1);
  });
}
