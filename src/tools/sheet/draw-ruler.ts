import { ui } from 'content:interface/sheet';
import { RULER_TYPE, validityRuler, type Ruler, type RulerQuestion } from '../../core/inspect/validity-ruler.ts';
import { validitySpan } from '../../core/inspect/validity-span.ts';
import { label } from '../../core/inspect/words.ts';
import { taiwanTime } from '../../core/policy/calendar.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { words } from '../decoder/words.ts';
import { element } from '../shared/element.ts';
import type { LifeLimit } from './marks.ts';
import { svgNode } from './svg.ts';

/** A phone's and a page's; the style sheet shows the one that fits. */
const WIDTHS = { narrow: 304, wide: 720 };
const BAR = { top: 28, height: 14 };
const BASELINE = [12, 62, 82];
const HEIGHT = 89;
/** Between two lines of the hatching. */
const HATCH = 7;

const day = (time: number): string => taiwanTime(time).slice(0, 10);

/** The life of a certificate as a ruler, and in words; the lives that rules allow are marked on it. Empty where it has no dates. */
export function drawRuler(subject: Subject, at: Date, limits: readonly LifeLimit[]): HTMLElement[] {
  const span = validitySpan(subject.notBefore, subject.notAfter, at);
  if (subject.kind !== 'certificate' || !span) return [];
  const isAuthority = subject.basicConstraints?.ca === true;
  const notBefore = Date.parse(subject.notBefore ?? '');
  const notAfter = Date.parse(subject.notAfter ?? '');
  const renewal = isAuthority ? null : notAfter - (notAfter - notBefore) / 3;
  const marked = isAuthority ? [] : limits.filter(({ days }) => days < span.days);
  const question: Omit<RulerQuestion, 'width'> = {
    notBefore,
    notAfter,
    at: at.getTime(),
    renewal,
    marks: marked.map(({ days }) => days),
    words: {
      from: [ui.from({ day: day(notBefore) }), day(notBefore)],
      until: [ui.until({ day: day(notAfter) }), day(notAfter)],
      today: [ui.today({ day: day(at.getTime()) }), ui.todayShort],
      renewal: renewal === null ? [] : [ui.renewal({ day: day(renewal) }), ui.renewalShort],
      mark: (days) => ui.mark({ days }),
    },
  };
  const left =
    span.position < 0
      ? label(words, 'left-future', { days: Math.ceil(-span.position * span.days) })
      : span.position > 1
        ? label(words, 'left-expired', { days: -span.left })
        : label(words, span.left > 0 ? 'left-days' : 'left-hours', { days: span.left });
  const life = label(words, 'validity', { days: span.days, left });
  const text = renewal === null || span.position > 1 ? ui.lifeOnly({ words: life }) : ui.renewFrom({ words: life, day: day(renewal) });
  const rulers = Object.entries(WIDTHS).map(([name, width]) => picture(validityRuler({ ...question, width }), name, width));
  const figure = element('div', { className: 'ruler' });
  figure.setAttribute('role', 'img');
  figure.setAttribute('aria-label', ui.ruler({ from: day(notBefore), until: day(notAfter), day: day(at.getTime()), words: text }));
  figure.append(...rulers);
  const said = element('p', { className: 'validity-words', text });
  if (marked.length > 0) {
    const list = marked.map(({ days, from }) => ui.limit({ days, day: from })).join('、');
    said.append(element('span', { className: 'quiet', text: ui.limits({ list }) }));
  }
  return [figure, said];
}

function picture(ruler: Ruler, name: string, width: number): SVGElement {
  const { life, lived, outside, renewal, today, ticks, marks, labels } = ruler;
  const { top, height } = BAR;
  const bottom = top + height;
  const svg = svgNode('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, class: `${name} ${ruler.state}` });
  const rect = (from: number, until: number, kind: string): SVGElement =>
    svgNode('rect', { x: from, y: top, width: Math.max(0, until - from), height, class: kind });
  svg.append(rect(life.from, life.until, 'life'));
  if (lived) svg.append(rect(lived.from, lived.until, 'lived'));
  if (renewal) svg.append(svgNode('path', { d: hatching(renewal.from, renewal.until, top, height), class: 'hatch' }));
  if (outside) svg.append(svgNode('path', { d: `M${outside.from} ${top + height / 2}H${outside.until}`, class: 'outside' }));
  svg.append(
    svgNode('path', { d: ticks.map((x) => `M${x} ${bottom}v4`).join(''), class: 'tick' }),
    svgNode('path', { d: [life.from, life.until].map((x) => `M${x} ${top - 4}v${height + 12}`).join(''), class: 'end' }),
    svgNode('path', { d: marks.map((x) => `M${x} ${top}v${height + 8}`).join(''), class: 'mark' }),
    svgNode('path', { d: `M${today} ${top - 2}l-5 -8h10zM${today} ${top - 3}v${height + 6}`, class: 'today' }),
    ...labels.map(({ role, text, x, row }) => svgNode('text', { x, y: BASELINE[row] ?? 0, 'font-size': RULER_TYPE, class: role }, text)),
  );
  return svg;
}

/** Slanted lines that stay inside a stretch of the bar. */
function hatching(from: number, until: number, top: number, height: number): string {
  const lines: string[] = [];
  for (let x = from + HATCH; x < until + height; x += HATCH) {
    // The upper end is cut at the right edge, the lower one at the left.
    const over = Math.max(0, x - until);
    const under = Math.max(0, from - (x - height));
    if (over + under < height) lines.push(`M${x - over} ${top + over}L${x - height + under} ${top + height - under}`);
  }
  return lines.join('');
}
