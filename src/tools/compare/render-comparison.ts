import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/compare';
import type { Pair } from '../../core/compare/choose-pair.ts';
import { keyName, type Change, type Comparison } from '../../core/compare/compare.ts';
import { label } from '../../core/inspect/words.ts';
import { taipeiTime } from '../../core/policy/calendar.ts';
import { renderMessage } from '../../core/text/render-message.ts';
import { issuerName } from '../../core/x509/called-name.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { words } from '../decoder/words.ts';
import { element } from '../shared/element.ts';
import { shortName } from '../shared/object-name.ts';
import { copyBox } from '../shared/take-away.ts';
import { shapeIcon, showTone, toneOfSeverity, verdictCard, type Tone } from '../shared/verdict-card.ts';
import { changeWords } from './words.ts';

export interface ComparisonVerdict {
  tone: Tone;
  headline: string;
}

/** The comparison in one sentence, which names the first thing to look at. */
export function comparisonVerdict({ same, changes }: Comparison): ComparisonVerdict {
  const [first] = changes;
  if (same) return { tone: 'dim', headline: ui.same };
  if (!first || first.severity === 'info') return { tone: 'good', headline: ui.good };
  const reason = messageOf(first);
  return first.severity === 'error' ? { tone: 'bad', headline: ui.bad({ reason }) } : { tone: 'care', headline: ui.look({ reason }) };
}

/** Verdict, what it means, both side by side, and every name. */
export function renderComparison(pair: Pair, comparison: Comparison, root: string): HTMLElement {
  const { tone, headline } = comparisonVerdict(comparison);
  const made = element('section', { className: 'object' }, verdictCard(tone, headline, `${ui.title}　${shortName(pair.after.subject)}`));
  if (comparison.changes.length > 0) {
    made.append(element('ul', { className: 'findings' }, ...comparison.changes.map((change) => renderChange(change, root))));
  }
  if (pair.between > 0) made.append(element('p', { className: 'quiet', text: ui.between({ count: pair.between }) }));
  made.append(
    renderSides(pair),
    ...renderNames(comparison),
    copyBox(ui.copyText, () => textOf(pair, comparison)),
  );
  if (pair.after.subject.kind === 'certificate' && !comparison.same) {
    made.append(element('p', {}, element('a', { href: `${root}tools/decode.html`, text: ui.checkNew })));
  }
  return made;
}

const messageOf = ({ code, facts }: Change): string => renderMessage(changeWords[code]?.text ?? '', facts);

function renderChange(change: Change, root: string): HTMLElement {
  const words = changeWords[change.code];
  const text = element('p');
  if (change.severity !== 'info') text.append(element('b', { text: `${severityOf(change)}：` }));
  text.append(element('span', { text: messageOf(change) }));
  const body = element('div', {}, text);
  if (words?.fix) {
    const fix = element('p', { className: 'quiet', text: renderMessage(words.fix, change.facts) });
    if (words.page) fix.append('　', element('a', { href: root + words.page, text: commonUi.howTo }));
    body.append(fix);
  }
  const item = element('li', { className: 'finding' }, shapeIcon(), body);
  showTone(item, toneOfSeverity[change.severity]);
  return item;
}

const severityOf = ({ severity }: Change): string => ({ error: ui.first, warning: ui.care, info: ui.note })[severity];

interface Row {
  title: string;
  value: (subject: Subject, file: string | null) => string;
  data?: true;
}

const time = (iso: string | null): string => (iso === null ? '' : taipeiTime(iso));
const ROWS: readonly Row[] = [
  { title: ui.from, value: (_, file) => file ?? commonUi.pasted },
  { title: ui.kind, value: ({ kind }) => label(words, `kind-${kind}`) },
  { title: ui.name, value: ({ subject }) => subject?.text ?? '' },
  { title: ui.issuer, value: issuerName },
  { title: ui.starts, value: ({ notBefore }) => time(notBefore) },
  { title: ui.ends, value: ({ notAfter }) => time(notAfter) },
  { title: ui.key, value: ({ key }) => (key ? keyName(key) : '') },
  { title: ui.signature, value: ({ signature }) => signature?.algorithm ?? '' },
  { title: ui.uses, value: ({ extendedKeyUsage }) => extendedKeyUsage.join('、') },
  { title: ui.serial, value: ({ serialHex }) => serialHex ?? '', data: true },
  { title: ui.sha256, value: ({ fingerprints }) => fingerprints?.sha256 ?? '', data: true },
];

function renderSides({ before, after }: Pair): HTMLElement {
  const lines = ROWS.map(({ title, value, data }) => {
    const values = [value(before.subject, before.file), value(after.subject, after.file)];
    const differs = values[0] !== values[1];
    const head = element('th', { text: title });
    head.scope = 'row';
    // Colour is never the only sign.
    if (differs) head.prepend(element('span', { className: 'sr', text: `${ui.differs}：` }), '≠ ');
    const cells = values.map((text, side) => {
      const cell = element('td', { className: data ? 'data' : '', text: text === '' ? '—' : text });
      cell.dataset.side = side === 0 ? ui.before : ui.after;
      return cell;
    });
    return element('tr', { className: differs ? 'differs' : '' }, head, ...cells);
  });
  const heads = [ui.item, ui.before, ui.after].map((text) => {
    const head = element('th', { text });
    head.scope = 'col';
    return head;
  });
  const table = element(
    'table',
    {},
    element('caption', { text: ui.caption }),
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...lines),
  );
  return element('div', { className: 'beside' }, table);
}

function renderNames({ names }: Comparison): HTMLElement[] {
  const { lost, covered, gained, kept } = names;
  const lists: [title: string, names: readonly string[]][] = [
    [ui.lost({ count: lost.length }), lost],
    [ui.covered({ count: covered.length }), covered],
    [ui.gained({ count: gained.length }), gained],
    [ui.kept({ count: kept.length }), kept],
  ];
  return lists
    .filter(([, each]) => each.length > 0)
    .map(([title, each]) => {
      const list = element('ul', { className: 'name-columns' }, ...each.map((text) => element('li', { text })));
      const box = element('details', {}, element('summary', { text: title }), list);
      box.open = each === lost;
      return box;
    });
}

function textOf(pair: Pair, comparison: Comparison): string {
  const { before, after } = pair;
  const lines = [
    ui.title,
    comparisonVerdict(comparison).headline,
    '',
    ...comparison.changes.map((change) => `- ${severityOf(change)}：${messageOf(change)}`),
    '',
    ...ROWS.map(
      ({ title, value }) => `${title}：${value(before.subject, before.file) || '—'} → ${value(after.subject, after.file) || '—'}`,
    ),
  ];
  const { lost, gained } = comparison.names;
  if (lost.length > 0) lines.push('', ui.lost({ count: lost.length }), ...lost.map((name) => `- ${name}`));
  if (gained.length > 0) lines.push('', ui.gained({ count: gained.length }), ...gained.map((name) => `- ${name}`));
  return `${lines.join('\n')}\n`;
}
