import { toolFiles, toolMenuEntry } from './tool-skeleton.ts';

/** How something new starts: which names it may have, which files it consists of, and what is added to files that are there. */
export interface Skeleton {
  usage: string;
  name: RegExp;
  files(name: string, today: string): { path: string; text: string }[];
  /** Lines for the end of a file that is there already. */
  added?(name: string): { path: string; text: string }[];
}

const source = (today: string): string => `sources:
  - title: 待填：文件或網頁的名稱
checked: ${today}
confidence: unverified
`;

/** What `npm run new` can make. Each comes with a test that fails until the blanks are filled in. */
export const skeletons: Record<string, Skeleton> = {
  article: {
    usage: '區/檔名，例如 install/haproxy',
    name: /^(apply|csr|install|devices|windows|services|chain|move|renew|harden|background|history)\/[a-z0-9]+(-[a-z0-9]+)*$/,
    files: (name, today) => {
      const [section = ''] = name.split('/');
      const id = name.replace('/', '-');
      return [
        {
          path: `content/guides/${name}.mdx`,
          text: `---
id: ${id}
title: 待填：讀者會問的問題？
nav: 待填
summary: 待填：用一到三句話直接回答。
section: ${section}
order: 99
status: current
slides: []
${source(today)}---

## 步驟 [#steps]

<Steps>

1. 待填

</Steps>

## 怎麼確認成功 [#verify]

待填

## 不成功的話 [#trouble]

待填
`,
        },
        { path: `tests/content/new/${id}.test.ts`, text: blanksTest(`content/guides/${name}.mdx`) },
      ];
    },
  },
  rule: {
    usage: '規則代號，例如 weak-dsa-key',
    name: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    files: (name, today) => [
      {
        path: `content/rules/${name}.yaml`,
        text: `id: ${name}
check: always
applies: [csr, certificate]
roles: [server]
clock: moment
title: 待填：規則的名稱
message: 待填：說出事實的一句話。
reason: 待填：為什麼要緊，不處理會發生什麼事。
fix: 待填：下一步做什麼，最好是可以直接照做的指令。
page: null
versions:
  - programmes: [public-web]
    from: null
    until: null
    severity: info
    parameters: {}
${source(today)}`,
      },
      { path: `tests/content/new/${name}.test.ts`, text: blanksTest(`content/rules/${name}.yaml`) },
    ],
  },
  error: {
    usage: '產品代號，例如 haproxy（一個產品一份錯誤訊息）',
    name: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    files: (name, today) => [
      {
        path: `content/errors/${name}.yaml`,
        text: `product: ${name}
title: 待填：產品名稱
entries:
  - id: ${name.replace(/[^a-z]/g, '').slice(0, 12)}01
    title: 待填：短標題
    texts:
      - language: en
        text: "待填：錯誤訊息的原文，會變的部分寫成 {host}、{path}、{any}"
    versions: 待填：適用的版本
    cause: 待填：這個訊息為什麼會出現。
    fix: 待填：怎麼處理，最好有指令。
    page: null
    flow: null
    alsoMatches: []
    examples:
      - text: "待填：實際出現的樣子"
${source(today).replace(/^/gm, '    ').trimEnd()}
`,
      },
      { path: `tests/content/new/error-${name}.test.ts`, text: blanksTest(`content/errors/${name}.yaml`) },
    ],
  },
  flow: {
    usage: '流程代號，例如 haproxy-no-start',
    name: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    files: (name, today) => [
      {
        path: `content/flows/${name}.yaml`,
        text: `id: ${name}
title: 待填：使用者怎麼描述這個狀況
summary: 待填：一句話說明會走到哪裡。
symptoms: [待填]
order: 99
slides: []
start: first
nodes:
  first:
    question: 待填：第一個要問的問題？
    help: { text: 待填：怎麼查。, commands: [] }
    answers:
      - { id: 'yes', label: 是, next: done }
      - { id: 'no', label: 否, next: other }
  done: &outcome
    outcome: 待填：結論
    cause: 待填：為什麼會這樣，一兩句話。
    fix: 待填：怎麼處理。
    commands: []
    verify: 待填：怎麼確認好了。
    page: sitemap.html
    helpdesk: 待填：要告訴客服的話。
    sources:
      - title: 待填
    confidence: unverified
  other: *outcome
${source(today)}`,
      },
      { path: `tests/content/new/flow-${name}.test.ts`, text: blanksTest(`content/flows/${name}.yaml`) },
    ],
  },
  tool: {
    usage: '工具代號，例如 crl-reader（頁面是 tools/crl-reader.html）',
    name: /^[a-z]+(-[a-z]+)*$/,
    files: toolFiles,
    added: (name) => [{ path: 'content/site.yaml', text: toolMenuEntry(name) }],
  },
};

/** A stub that is red until the blanks are filled; delete it, or put the real cases in its place. */
function blanksTest(path: string): string {
  return `import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

// Replace this stub by cases of your own once the text is complete.
test('${path} 沒有留下「待填」', () => {
  const text = readFileSync(new URL('../../../${path}', import.meta.url), 'utf8');
  assert.equal(text.match(/待填/g)?.length ?? 0, 0);
});
`;
}
