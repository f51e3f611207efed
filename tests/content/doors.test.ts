import assert from 'node:assert/strict';
import test from 'node:test';
import { content } from '../../src/content/content-folder.ts';
import { placedDoors } from '../../src/content/placements.ts';
import { edgesFrom } from '../../src/core/flow/edge.ts';
import { isQuestion } from '../../src/core/flow/flow.ts';
import { walk } from '../../src/core/flow/walk.ts';
import { applies } from '../../src/core/plan/applies.ts';
import { planOf, plansOf, treeOf, type Door, type PlanItem } from '../../src/core/plan/door.ts';

const doors = placedDoors(content);

function doorOf(id: string): Door {
  const door = doors.find((each) => each.id === id);
  assert.ok(door, id);
  return door;
}

/** Every way through a door, as lists of answers. */
function waysThrough(door: Door): string[][] {
  const tree = treeOf(door);
  const go = (id: string, answers: string[]): string[][] =>
    edgesFrom(tree, id).flatMap(({ answer, target }) => {
      const longer = [...answers, answer.id];
      const node = target.kind === 'node' ? tree.nodes[target.id] : undefined;
      return target.kind === 'node' && node && isQuestion(node) ? go(target.id, longer) : [longer];
    });
  return go(door.start, []);
}

/** What is on the list of somebody who gave these answers; null where another tree takes over. */
function listOf(door: Door, answers: string): { plan: string; items: PlanItem[] } | null {
  const walked = walk(treeOf(door), answers.split('.'));
  assert.ok(walked.done && walked.invalidAt === null, `${door.id} ${answers}`);
  const plan = walked.node.kind === 'outcome' ? planOf(door, walked.node.id) : null;
  if (!plan) return null;
  const given = walked.path.map(({ id, answer }) => `${id}.${answer.id}`);
  return { plan: plan.plan, items: plan.items.filter(({ when }) => applies(when, given)) };
}

test('入口：五個都在，順序不重複', () => {
  assert.deepEqual(
    doors.toSorted((a, b) => a.order - b.order).map(({ id }) => id),
    ['apply', 'renew', 'install', 'broken', 'reply'],
  );
  assert.equal(new Set(doors.map(({ order }) => order)).size, doors.length);
});

for (const door of doors) {
  test(`入口 ${door.id}：六題以內，每條路都有兩件以上的事可做，或接到一棵樹`, () => {
    for (const way of waysThrough(door)) {
      assert.ok(way.length <= 6, way.join('.'));
      const list = listOf(door, way.join('.'));
      if (list) assert.ok(list.items.length >= 2, way.join('.'));
    }
  });

  test(`入口 ${door.id}：每一件事都有人看得到，都連到一頁`, () => {
    const seen = new Set(waysThrough(door).flatMap((way) => listOf(door, way.join('.'))?.items ?? []));
    for (const [node, plan] of plansOf(door))
      for (const item of plan.items) {
        assert.ok(seen.has(item), `${node}：${item.what}`);
        assert.ok(item.page !== undefined, `${node}：${item.what}`);
      }
  });

  test(`入口 ${door.id}：沒有白問的問題`, () => {
    const used = new Set(plansOf(door).flatMap(([, { items }]) => items.flatMap(({ when, who }) => [...when, ...(who === 'host' ? ['keeper.vendor'] : [])])));
    for (const [id, node] of Object.entries(door.nodes)) {
      if ('plan' in node) continue;
      const splits = new Set(node.answers.map(({ next }) => next)).size > 1 || node.answers.some((answer) => used.has(`${id}.${answer.id}`));
      assert.ok(splits, id);
    }
  });
}

/** What a person comes with, the answers that person would choose, the list that a careful colleague would give, and what must stand on it or must not. */
const stories: [says: string, door: string, answers: string, plan: RegExp, has: string[], hasNot: string[]][] = [
  ['承辦人第一次辦，對民眾的 IIS 網站，主機在機關裡。', 'apply', 'public.iis.it', /TWCA/, ['寫信問申請的窗口', '確認國外也連得到', '在主機上產製請求檔'], ['入口網', '跟廠商約好']],
  ['活動網站在廠商的 nginx 上，要給民眾看。', 'apply', 'public.pem.vendor', /TWCA/, ['跟廠商約好只交請求檔', '當場備份私密金鑰'], ['入口網填表']],
  ['人資系統 hr.example.gov.tw，同仁用自己的手機也會連，Tomcat。', 'apply', 'internal.mixed.java.it', /TWCA/, ['改用 DNS 紀錄驗證'], ['入口網填表']],
  ['機關內部的 portal.local，改不了名字。', 'apply', 'internal.bare.no', /自己的 CA/, ['用群組原則發根憑證'], ['寫信問申請的窗口']],
  ['內部系統還在用 GTLSCA，Java 程式會連，今年換不掉。', 'apply', 'internal.gtlsca', /只用到到期日/, ['列出連進來的 Java 程式', '入口網填表'], []],
  ['國小的網站要憑證。', 'apply', 'other.school', /資訊中心/, ['問學校的資訊中心'], ['入口網填表']],
  ['TWCA 的憑證，Apache，換新金鑰，還有兩個月。', 'renew', 'pem.twca.new.it.early', /往回排/, ['告訴 TWCA 的窗口', '產製新的金鑰與請求檔', '逐台看序號'], ['改申請 TWCA', '用舊的金鑰']],
  ['GTLSCA 的憑證兩週後到期，IIS，廠商管。', 'renew', 'iis.gtlsca.unsure.vendor.near', /時間不夠/, ['改申請 TWCA'], ['打電話給窗口']],
  ['憑證昨天過期了，Tomcat，不知道金鑰在哪。', 'renew', 'java.twca.new.unknown.over', /已經過期/, ['到期案件', '沒裝的新憑證'], []],
  ['收到 cer 和一包中繼憑證，IIS，就是那一台產製的。', 'install', 'iis.cer.here.one', /安裝/, ['完成憑證要求', '改站台的繫結'], ['轉成 PEM', '其他每一台']],
  ['廠商給了一個 pfx，要裝在三台 nginx。', 'install', 'nginx.pfx.several', /安裝/, ['把 PFX 拆成', '其他每一台'], ['轉成 PEM，接成', '完成憑證要求']],
  ['p7b 要裝到 Tomcat，keystore 在別台。', 'install', 'tomcat.p7b.elsewhere.one', /安裝/, ['把 P7B 取出', '把 keystore 從', '同一個別名'], ['certreq']],
  ['民眾來信說網站不安全。', 'reply', 'citizen.warning', /回給民眾/, ['打開勾好的回覆：不受信任', '先從機關外面'], ['打開勾好的回覆：過期']],
  ['廠商問 F5 之後憑證不見。', 'reply', 'engineer.f5', /資訊人員/, ['打開勾好的回覆：F5'], ['打開勾好的回覆：轉檔']],
];
for (const [says, id, answers, plan, has, hasNot] of stories) {
  test(`入口的故事：${says}`, () => {
    const list = listOf(doorOf(id), answers);
    assert.match(list?.plan ?? '', plan);
    const all = (list?.items ?? []).map(({ what }) => what).join('\n');
    for (const what of has) assert.ok(all.includes(what), `少了「${what}」：\n${all}`);
    for (const what of hasNot) assert.ok(!all.includes(what), `不該有「${what}」：\n${all}`);
  });
}

const handOvers: [says: string, answers: string, next: string][] = [
  ['只有 Chrome 說不受信任', 'browser.untrusted.chrome', 'flow:chrome-only-untrusted'],
  ['換完憑證 nginx 起不來', 'renewal.down.nginx', 'flow:service-will-not-start#a=nginx'],
  ['IIS 按 F5 憑證消失', 'import.f5', 'flow:iis-f5'],
  ['弱掃 51192', 'scanner.untrusted', 'flow:nessus-untrusted'],
  ['App 壞了', 'client.app', 'flow:mobile-app-fails'],
];
for (const [says, answers, next] of handOvers) {
  test(`入口的故事：${says}`, () => {
    const walked = walk(treeOf(doorOf('broken')), answers.split('.'));
    assert.equal(walked.node.kind, 'hand-over');
    assert.equal(walked.path.at(-1)?.answer.next, next);
  });
}

test('入口：公開網站的清單沒有 GTLSCA 的申請步驟，也沒有空著的一條路', () => {
  const door = doorOf('apply');
  for (const way of waysThrough(door).filter(([first]) => first === 'public')) {
    const list = listOf(door, way.join('.'));
    assert.ok(list);
    assert.ok(list.items.every(({ page }) => page !== 'apply/form-fields.html#before'), way.join('.'));
    assert.ok(list.items.some(({ commands }) => commands.some(({ language, code }) => language === 'text' && code.includes('您好'))));
  }
});
