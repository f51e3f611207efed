import assert from 'node:assert/strict';
import test from 'node:test';
import { placementProblems } from '../../src/checks/check-placements.ts';
import { loadArticles } from '../../src/content/articles.ts';
import { content } from '../../src/content/content-folder.ts';
import { placeAt, placedDoors, placementsByGroup } from '../../src/content/placements.ts';
import type { Question } from '../../src/core/flow/flow.ts';
import type { Plan, PlanItem } from '../../src/core/plan/door.ts';
import { placements } from '../../src/schemas/placements.ts';

const data = content.load('placements');
const software = content.load('products');
const articles = loadArticles();
const [first] = data.products;
assert.ok(first);
const problemsWith = (changed: Partial<typeof first>): string[] =>
  placementProblems({ ...data, products: [{ ...first, ...changed }, ...data.products.slice(1)] }, articles, software);

test('產品要的憑證檔：指到的頁面與段落都在，沒有漏掉一頁', () => {
  assert.deepEqual(placementProblems(data, articles, software), []);
});

test('產品的頁面不在、段落不在，說是哪一個產品', () => {
  assert.deepEqual(problemsWith({ page: 'devices/nothing.html' }), [
    'content/placements.yaml 的 f5：沒有 devices/nothing.html 這一頁。',
    'content/placements.yaml：沒有 devices/f5.html 的產品。請加到 products，或寫進 elsewhere 說為什麼不列。',
  ]);
  assert.deepEqual(problemsWith({ chainAt: 'nowhere' }), ['content/placements.yaml 的 f5：devices/f5.html 沒有 nowhere 這一段。']);
  assert.deepEqual(problemsWith({ nodesAt: 'install/iis.html#nowhere' }), [
    'content/placements.yaml 的 f5：install/iis.html 沒有 nowhere 這一段。',
  ]);
  assert.deepEqual(problemsWith({ software: ['bigip'] }), ['content/placements.yaml 的 f5：content/products.yaml 沒有 bigip。']);
});

test('新的一頁沒有列出來，說要加到哪裡', () => {
  const without = { ...data, elsewhere: data.elsewhere.slice(1) };
  assert.deepEqual(placementProblems(without, articles, software), [
    'content/placements.yaml：沒有 devices/cert-manager.html 的產品。請加到 products，或寫進 elsewhere 說為什麼不列。',
  ]);
});

test('編輯者寫錯，看得懂錯在哪裡', () => {
  const said = (changed: object): string =>
    placements
      .safeParse({ ...data, checked: '2026-11-30', ...changed })
      .error?.issues.map(({ message }) => message)
      .join('') ?? '';
  assert.equal(said({}), '');
  assert.match(said({ products: [{ ...first, files: 'PEM 三個檔。' }] }), /結尾不要句號/);
  assert.match(said({ products: [{ ...first, group: 'router' }] }), /group 只能是 balancer/);
  assert.match(said({ products: [first, first] }), /products 的 f5 重複/);
  assert.match(said({ products: [{ ...first, page: 'devices/f5.html#install' }] }), /不加段落/);
  assert.match(said({ groups: data.groups.slice(1) }), /groups 的 balancer 要剛好一筆/);
  assert.match(said({ products: [{ ...first, extra: '多的' }] }), /products 的每一筆有/);
});

test('沒有產品的類別不列；段落在自己的頁面或別的頁面', () => {
  assert.ok(placementsByGroup(content).every(({ products }) => products.length > 0));
  assert.equal(placeAt(first, 'chain'), '/devices/f5.html#chain');
  assert.equal(placeAt(first, 'install/iis.html#chain'), '/install/iis.html#chain');
});

test('安裝清單：每一種產品都問得到，選了它就有自己的一項，連到自己的頁面', () => {
  const door = placedDoors(content).find(({ id }) => id === 'install');
  const plan = door?.nodes['install-plan'];
  assert.ok(door && plan && 'plan' in plan);
  for (const { id, name, group, page, files, then } of data.products) {
    const question: Question | Plan | undefined = door.nodes[`${group}-product`];
    assert.ok(question && 'answers' in question, id);
    assert.equal(question.answers.find((answer) => answer.id === id)?.label, name);
    const own: PlanItem[] = plan.items.filter(({ when }) => when.includes(`${group}-product.${id}`) && when.includes(`server.${group}`));
    assert.deepEqual(
      own.map((item) => item.page),
      [`${page}#install`],
      id,
    );
    assert.ok(own[0]?.what.includes(name) && own[0].detail?.includes(files) && own[0].detail.includes(then), id);
  }
  assert.ok(plan.items.every(({ what, detail = '' }) => !/[{}]/.test(what + detail)));
});
