import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textWidth } from '../../../src/core/flow/wrap-text.ts';
import { RULER_TYPE, validityRuler, type Ruler, type RulerQuestion } from '../../../src/core/inspect/validity-ruler.ts';

const DAY = 86_400_000;
const FROM = Date.parse('2026-06-01T00:00:00Z');
const WIDTHS = [240, 304, 420, 720, 1000];

/** A certificate of so many days, looked at after so many. */
function asked(days: number, passed: number, width: number): RulerQuestion {
  const notAfter = FROM + days * DAY;
  return {
    notBefore: FROM,
    notAfter,
    at: FROM + passed * DAY,
    renewal: notAfter - (days * DAY) / 3,
    marks: [200, 100, 47],
    width,
    words: {
      from: ['2026-06-01 生效', '2026-06-01'],
      until: ['2026-12-18 到期', '2026-12-18'],
      today: ['今天 2026-11-29', '今天'],
      renewal: ['2026-10-13 起換發', '換發'],
      mark: (limit) => `${limit} 天`,
    },
  };
}

const rolesOf = ({ labels }: Ruler): string[] => labels.map(({ role }) => role);

function overlaps({ labels }: Ruler): string[] {
  const ends = labels.map((one) => ({ ...one, until: one.x + textWidth(one.text) * RULER_TYPE }));
  return ends.flatMap((one, at) =>
    ends
      .slice(at + 1)
      .flatMap((other) => (one.row === other.row && one.x < other.until && other.x < one.until ? [`${one.text} ${other.text}`] : [])),
  );
}

test('每一種效期、每一天、每一種寬度：字不重疊，也不出去', () => {
  for (const days of [1, 7, 47, 90, 198, 398, 3650, 7300]) {
    for (const share of [-40, -1, -0.01, 0, 0.02, 0.3, 0.5, 0.66, 0.98, 1, 1.01, 2, 40]) {
      for (const width of WIDTHS) {
        const ruler = validityRuler(asked(days, days * share, width));
        const place = `${days} 天的第 ${days * share} 天，寬 ${width}`;
        assert.deepEqual(overlaps(ruler), [], place);
        for (const { x, text } of ruler.labels) assert.ok(x >= 0 && x + textWidth(text) * RULER_TYPE <= width, `${place}：${text} 出去了`);
        assert.ok(rolesOf(ruler).includes('today') && rolesOf(ruler).includes('until'), place);
        for (const x of [ruler.today, ruler.life.from, ruler.life.until, ...ruler.ticks, ...ruler.marks])
          assert.ok(x >= 0 && x <= width, place);
      }
    }
  }
});

test('過期：今天在到期的右邊，中間空著；過期越久越遠，但效期至少佔七成', () => {
  const [soon, late] = [3, 4000].map((over) => validityRuler(asked(198, 198 + over, 720)));
  assert.ok(soon && late);
  for (const { state, outside, today, life } of [soon, late]) {
    assert.equal(state, 'after');
    assert.deepEqual(outside, { from: life.until, until: today });
    assert.ok(life.until - life.from >= 0.69 * (720 - 12));
  }
  assert.ok((late.outside?.from ?? 0) < (soon.outside?.from ?? 0));
});

test('還沒生效：今天在生效的左邊，什麼都還沒過', () => {
  const { state, today, life, lived, outside } = validityRuler(asked(198, -5, 720));
  assert.equal(state, 'before');
  assert.equal(lived, null);
  assert.deepEqual(outside, { from: today, until: life.from });
});

test('生效與到期的那一刻，今天就在兩端', () => {
  const [first, last] = [0, 198].map((passed) => validityRuler(asked(198, passed, 720)));
  assert.equal(first?.state, 'inside');
  assert.equal(first?.today, first?.life.from);
  assert.equal(last?.state, 'inside');
  assert.equal(last?.today, last?.life.until);
});

test('上限的記號在效期裡面才有：198 天的有 100 與 47，47 天的沒有', () => {
  const marks = (days: number): string[] =>
    validityRuler(asked(days, 5, 720)).labels.flatMap(({ role, text }) => (role === 'mark' ? [text] : []));
  assert.deepEqual(marks(198), ['100 天', '47 天']);
  assert.deepEqual(marks(47), []);
  assert.deepEqual(marks(398), ['200 天', '100 天', '47 天']);
});

test('十年的憑證放不下的記號連字帶線一起拿掉，留下最長的', () => {
  const ruler = validityRuler(asked(3650, 900, 720));
  const marks = ruler.labels.filter(({ role }) => role === 'mark');
  assert.equal(marks[0]?.text, '200 天');
  assert.equal(marks.length, ruler.marks.length);
  assert.ok(marks.length < 3);
});

test('刻度不超過六十條；換發的那一段是最後三分之一', () => {
  for (const days of [1, 47, 198, 3650, 36_500]) assert.ok(validityRuler(asked(days, 1, 720)).ticks.length <= 60, String(days));
  const { renewal, life } = validityRuler(asked(198, 5, 720));
  assert.ok(renewal);
  assert.equal(renewal.until, life.until);
  assert.ok(Math.abs((renewal.until - renewal.from) / (life.until - life.from) - 1 / 3) < 0.001);
});
