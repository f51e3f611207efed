import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { parse } from 'yaml';
import { graphOf } from '../../../src/core/flow/graph.ts';
import { picture, pictureOf, type Picture } from '../../../src/core/flow/picture.ts';
import { textWidth } from '../../../src/core/flow/wrap-text.ts';
import { parseFlow } from '../../../src/schemas/flow.ts';
import { answer, ask, end, sample, tree } from './sample-flow.ts';

const folder = new URL('../../../content/flows/', import.meta.url);
const drawn = [
  sample,
  // A way that skips two columns and must go round what stands there.
  tree(
    {
      first: ask('一？', answer('a', 'second'), answer('b', 'last')),
      second: ask('二？', answer('a', 'third'), answer('b', 'good')),
      third: ask('三？', answer('a', 'last'), answer('b', 'good')),
      good: end('好了'),
      last: end('最後'),
    },
    { id: 'detour' },
  ),
  ...readdirSync(folder).map((name) => parseFlow(parse(readFileSync(new URL(name, folder), 'utf8')))),
].map((flow) => ({ id: flow.id, graph: graphOf(flow) }));

test('畫樹：每個節點一格、每個答案一條線', () => {
  for (const { id, graph } of drawn) {
    const { boxes, arrows } = pictureOf(graph);
    assert.deepEqual(
      boxes.map(({ node }) => node.id),
      graph.nodes.map((node) => node.id),
      id,
    );
    assert.equal(arrows.length, graph.edges.length, id);
    assert.equal(
      boxes.reduce((sum, { ports }) => sum + ports.length, 0),
      graph.edges.length,
      id,
    );
  }
});

test('畫樹：格子不重疊，也都在圖裡', () => {
  for (const { id, graph } of drawn) {
    const { boxes, width, height } = pictureOf(graph);
    for (const a of boxes) {
      assert.ok(a.x >= 0 && a.y >= 0 && a.x + picture.width <= width && a.y + a.height <= height, `${id} ${a.node.id}`);
      for (const b of boxes) {
        if (a === b || a.x !== b.x) continue;
        assert.ok(a.y + a.height < b.y || b.y + b.height < a.y, `${id}：${a.node.id} 與 ${b.node.id}`);
      }
    }
  }
});

test('畫樹：線不穿過格子，也不和別條線疊在一起', () => {
  for (const { id, graph } of drawn) {
    const { boxes, arrows, height } = pictureOf(graph);
    const lanes = arrows.flatMap((arrow) => arrow.lanes);
    for (const [index, lane] of lanes.entries()) {
      assert.ok(lane.y >= 0 && lane.y <= height, id);
      for (const box of boxes) assert.ok(box.x !== lane.x || lane.y < box.y || lane.y > box.y + box.height, `${id} 穿過 ${box.node.id}`);
      for (const other of lanes.slice(index + 1)) assert.ok(other.x !== lane.x || Math.abs(other.y - lane.y) > 1, `${id} 有兩條線相疊`);
    }
  }
});

test('畫樹：中間隔幾欄就繞過幾欄，每條線都往右', () => {
  for (const { id, graph } of drawn) {
    const rows = new Map(graph.nodes.map((node) => [node.id, node.row]));
    for (const { edge, start, lanes, end: tip } of pictureOf(graph).arrows) {
      assert.equal(lanes.length, (rows.get(edge.to) ?? 0) - (rows.get(edge.from) ?? 0) - 1, id);
      const xs = [start.x, ...lanes.map(({ x }) => x), tip.x];
      assert.ok(
        xs.every((x, index) => index === 0 || x > (xs[index - 1] ?? 0)),
        id,
      );
    }
  }
});

test('畫樹：字都放得進格子', () => {
  const room = (picture.width - 2 * picture.pad) / picture.em;
  for (const { id, graph } of drawn) {
    for (const { lines, ports } of pictureOf(graph).boxes) {
      for (const line of [...lines, ...ports.flatMap((port) => port.lines)]) assert.ok(textWidth(line) <= room, `${id}：${line}`);
    }
  }
});

test('畫樹：同一棵樹每次畫出來都一樣', () => {
  const draw = (): Picture => pictureOf(graphOf(sample));
  assert.deepEqual(draw(), draw());
});
