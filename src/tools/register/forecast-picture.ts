import { ui } from 'content:interface/register';
import type { ForecastMonth, LifetimeRule } from '../../core/register/forecast.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Of the drawing, in its own units. */
const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [720, 260, 44, 34, 34];

function node(name: string, attributes: Record<string, string | number>, text?: string): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Renewals a month as bars; the stage of the rules is told by the fill's pattern and by words above, the numbers by the scale. The same stands in a table. */
export function forecastPicture(months: readonly ForecastMonth[], rules: readonly LifetimeRule[]): SVGElement {
  const most = Math.max(1, ...months.map(({ renewals }) => renewals));
  const top = niceTop(most);
  const step = (WIDTH - LEFT) / Math.max(1, months.length);
  const y = (value: number): number => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const picture = node('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', class: 'forecast' });
  const total = months.reduce((sum, { renewals }) => sum + renewals, 0);
  const highest = months.find(({ renewals }) => renewals === most);
  picture.setAttribute(
    'aria-label',
    ui.pictureSaid({ from: months[0]?.month ?? '', until: months.at(-1)?.month ?? '', all: total, most, month: highest?.month ?? '' }),
  );
  picture.append(patterns());
  for (const value of [0, top / 2, top]) {
    picture.append(node('path', { class: 'grid', d: `M${LEFT} ${y(value)}H${WIDTH}` }));
    picture.append(node('text', { class: 'scale', x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' }, String(value)));
  }
  let last = -1;
  for (const [index, { month, renewals }] of months.entries()) {
    const x = LEFT + index * step;
    const stage = stageOf(month, rules);
    if (stage !== last) {
      last = stage;
      picture.append(node('path', { class: 'stage', d: `M${x} ${TOP - 22}V${HEIGHT - BOTTOM}` }));
      picture.append(node('text', { class: 'stage', x: x + 5, y: TOP - 12 }, ui.stage({ days: rules[stage]?.days ?? 0 })));
    }
    const fill = FILLS[Math.min(2, Math.max(0, stage - firstStage(months, rules)))] ?? '';
    picture.append(
      node('rect', { class: 'bar', fill, x: x + step * 0.12, y: y(renewals), width: step * 0.76, height: y(0) - y(renewals) }),
    );
    if (month.endsWith('-01') || index === 0) {
      picture.append(node('path', { class: 'tick', d: `M${x} ${y(0)}v6` }));
      // The first one has no room where a year begins soon after.
      if (index === 0 ? !months.slice(1, 4).some((next) => next.month.endsWith('-01')) : true)
        picture.append(node('text', { class: 'scale', x: x + 2, y: HEIGHT - 12 }, month.slice(0, 4)));
    }
  }
  return picture;
}

/** Which rule holds on a month's first day; a rule that begins within a month counts from the next one. */
const stageOf = (month: string, rules: readonly LifetimeRule[]): number => rules.findLastIndex(({ from }) => from <= `${month}-15`);

const firstStage = (months: readonly ForecastMonth[], rules: readonly LifetimeRule[]): number => stageOf(months[0]?.month ?? '', rules);

/** The next number above that people count by and that has a half. */
function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 6, 8, 10].map((each) => each * power).find((each) => each >= most && each % 2 === 0) ?? Math.max(2, 10 * power);
}

/** Told apart without colours: full, slanted lines, dots. */
const FILLS = ['currentcolor', 'url(#kb-slanted)', 'url(#kb-dotted)'];

function patterns(): SVGElement {
  const defs = node('defs', {});
  const slanted = node('pattern', {
    id: 'kb-slanted',
    width: 5,
    height: 5,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  });
  slanted.append(node('rect', { class: 'pattern-ground', width: 5, height: 5 }), node('path', { class: 'pattern-line', d: 'M1 0V5' }));
  const dotted = node('pattern', { id: 'kb-dotted', width: 4, height: 4, patternUnits: 'userSpaceOnUse' });
  dotted.append(
    node('rect', { class: 'pattern-ground', width: 4, height: 4 }),
    node('circle', { class: 'pattern-dot', cx: 2, cy: 2, r: 1.1 }),
  );
  defs.append(slanted, dotted);
  return defs;
}
