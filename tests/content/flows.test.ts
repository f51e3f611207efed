import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { parse } from 'yaml';
import { edgesFrom } from '../../src/core/flow/edge.ts';
import type { Flow } from '../../src/core/flow/flow.ts';
import { isQuestion } from '../../src/core/flow/flow.ts';
import { answersIn, fragmentOf } from '../../src/core/flow/fragment.ts';
import { graphOf } from '../../src/core/flow/graph.ts';
import { lintFlows } from '../../src/core/flow/lint-flows.ts';
import { walk } from '../../src/core/flow/walk.ts';
import { flow as schema } from '../../src/schemas/flow.ts';

const content = new URL('../../content/', import.meta.url);
const folder = new URL('flows/', content);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const read = (name: string): unknown => parse(readFileSync(new URL(name, folder), 'utf8'));
const flows = files.map((name) => schema.parse(read(name)) satisfies Flow);

/** Every way through a tree, as lists of answers. The trees have no loops (tested below). */
function waysThrough(flow: Flow): string[][] {
  const ways: string[][] = [];
  const go = (id: string, answers: string[]): void => {
    for (const { answer, target } of edgesFrom(flow, id)) {
      const longer = [...answers, answer.id];
      const node = target.kind === 'node' ? flow.nodes[target.id] : undefined;
      if (node !== undefined && isQuestion(node)) go(target.id, longer);
      else ways.push(longer);
    }
  };
  go(flow.start, []);
  return ways;
}

test('排查樹：二十六棵必備的樹都在', () => {
  const needed = `which-ca iis-f5 firefox-android-untrusted chrome-only-untrusted keytool-key-mismatch
    keytool-chain-from-reply tomcat-still-self-signed chain-broken ip-warning name-mismatch date-invalid
    old-certificate-still-served service-will-not-start https-unreachable protocol-error mixed-content
    api-client-fails nessus-untrusted several-hosts key-lost-or-leaked csr-rejected iis-binding-empty
    stapling-no-answer mobile-app-fails two-certificates validation-fails`.split(/\s+/);
  const ids = new Set(flows.map(({ id }) => id));
  assert.deepEqual(needed.filter((id) => !ids.has(id)), []);
});

test('排查樹：彼此之間與每一棵內部都沒有問題，指令的欄位都存在', () => {
  const fields = new Set(Object.keys(parse(readFileSync(new URL('fields.yaml', content), 'utf8')) as object));
  assert.deepEqual(lintFlows(flows, { fields }), []);
});

test('排查樹：檔名就是 id', () => {
  assert.deepEqual(flows.map(({ id }) => `${id}.yaml`), files);
});

test('排查樹：清單裡的順序不重複', () => {
  const orders = flows.map(({ order }) => order);
  assert.equal(new Set(orders).size, orders.length);
});

for (const flow of flows) {
  const name = `${flow.id}.yaml`;

  test(`排查樹 ${name}：每個結論都走得到，每條路都走得完`, () => {
    const reached = new Set<string>();
    for (const answers of waysThrough(flow)) {
      const walked = walk(flow, answersIn(fragmentOf(answers)));
      assert.equal(walked.invalidAt, null, answers.join('.'));
      assert.ok(walked.done, answers.join('.'));
      assert.equal(walked.path.length, answers.length);
      if (walked.node.kind === 'outcome') reached.add(walked.node.id);
    }
    const outcomes = Object.entries(flow.nodes).flatMap(([id, node]) => (isQuestion(node) ? [] : [id]));
    assert.deepEqual(outcomes.filter((id) => !reached.has(id)), []);
  });

  test(`排查樹 ${name}：六個問題以內要有結論`, () => {
    const longest = Math.max(...waysThrough(flow).map((answers) => answers.length));
    assert.ok(longest <= 6, `最長的一條路要答 ${longest} 題`);
  });

  test(`排查樹 ${name}：沒有白問的問題，不同的答案會走到不同的地方`, () => {
    const pointless = Object.entries(flow.nodes).flatMap(([id, node]) =>
      isQuestion(node) && new Set(node.answers.map(({ next }) => next)).size < 2 ? [id] : [],
    );
    assert.deepEqual(pointless, []);
  });

  test(`排查樹 ${name}：畫出來的節點不重疊，線都往下走`, () => {
    const { nodes, edges } = graphOf(flow);
    const rows = new Map(nodes.map(({ id, row }) => [id, row]));
    const rowOf = (id: string): number => rows.get(id) ?? Number.NaN;
    assert.equal(new Set(nodes.map(({ row, column }) => `${row}/${column}`)).size, nodes.length);
    for (const { from, to } of edges) assert.ok(rowOf(to) > rowOf(from), `${from} 到 ${to}`);
  });

  test(`排查樹 ${name}：不教人關掉憑證檢查，也不裝已經停用的根憑證`, () => {
    const code = Object.values(flow.nodes)
      .flatMap((node) => (isQuestion(node) ? (node.help?.commands ?? []) : node.commands))
      .map((command) => command.code);
    for (const line of code) {
      assert.doesNotMatch(line, /verify\s*=\s*False|--insecure|curl[^\n]* -[a-zA-Z]*k[a-zA-Z]* |NODE_TLS_REJECT_UNAUTHORIZED|ssl_verify_none|GRCA|GCA2|new_with_old/i);
    }
  });

  test(`排查樹 ${name}：文字沒有半形標點接在中文後面`, () => {
    const texts: string[] = [];
    const collect = (value: unknown, key: string): void => {
      if (typeof value === 'string') {
        if (!['code', 'url', 'title', 'next', 'toolResult'].includes(key)) texts.push(value);
      } else if (Array.isArray(value)) value.forEach((item) => collect(item, key));
      else if (value !== null && typeof value === 'object') Object.entries(value).forEach(([k, v]) => collect(v, k));
    };
    collect(flow.nodes, '');
    collect([flow.title, flow.summary], '');
    for (const text of texts) assert.doesNotMatch(text, /\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u, text);
  });
}

/** A copy of one good tree with the value at a path replaced; undefined takes the key away. */
function changed(path: (string | number)[], value: unknown): unknown {
  const copy = structuredClone(read('iis-f5.yaml'));
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(at as object, key), copy) as object;
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, value);
  return copy;
}

const reapply = (key: string) => ['nodes', 'reapply', key];
const refusals: [title: string, path: (string | number)[], value: unknown, message: RegExp][] = [
  ['缺標題', ['title'], undefined, /缺少 title/],
  ['代號有大寫', ['id'], 'IIS', /小寫英文/],
  ['沒有其他說法', ['symptoms'], [], /至少要有一種/],
  ['簡報頁碼不存在', ['slides'], ['S36'], /S01 到 S35/],
  ['整棵樹多寫了欄位', ['note'], 'x', /沒有這個欄位：note。/],
  ['結論缺原因', reapply('cause'), undefined, /cause：缺少 cause/],
  ['結論缺出處', reapply('sources'), [], /至少要寫一個出處/],
  ['頁面以斜線開頭', reapply('page'), '/csr/iis.html', /前面不加斜線/],
  ['說明裡寫了欄位', reapply('fix'), '連到 {{domain}} 再試一次。', /只能寫在指令/],
  ['說明裡寫了反引號', reapply('fix'), '執行 `certutil` 再試一次。', /反引號/],
  ['給服務台的話太長', reapply('helpdesk'), '長'.repeat(221), /縮成一兩句話/],
  ['指令語言打錯', ['nodes', 'repaired-bind', 'commands', 0, 'language'], 'psh', /language 只能是/],
  ['問題只有一個答案', ['nodes', 'same-host', 'answers'], [{ id: 'a', label: '是', next: 'pending' }], /至少要有兩個答案/],
  ['next 有空白', ['nodes', 'same-host', 'answers', 0, 'next'], 'flow: which-ca', /next 填本檔案裡的節點名稱/],
  ['工具結果寫法錯', ['nodes', 'pending', 'answers', 0, 'toolResult'], 'found', /toolResult 的寫法/],
  ['問題多寫了條件', ['nodes', 'same-host', 'if'], 'x', /沒有這個欄位：if。/],
];

for (const [title, path, value, message] of refusals) {
  test(`排查樹的格式檢查：${title}`, () => {
    const result = schema.safeParse(changed(path, value));
    assert.equal(result.success, false);
    assert.match(result.error.issues.map((issue) => issue.message).join('\n'), message);
  });
}
