import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/mixed';
import type { MixedFinding } from '../../core/mixed/mixed-finding.ts';
import { shapeIcon, verdictCard, showTone, type Tone } from '../shared/verdict-card.ts';
import { element } from '../shared/element.ts';
import type { Scanned } from './scanned.ts';
import { effectOf, effects, explain, note, placeOf } from './words.ts';
import { revealed } from '../../core/text/reveal-text.ts';
import { writeCsv } from '../../core/text/write-csv.ts';

/** Rows shown at once; the others come by a button. */
const PAGE = 100;

/** Shows what was found in one text: verdict, table, and what no scan of source can see. */
export function renderScanned(scanned: Scanned): HTMLElement {
  const section = element('section', { className: 'object' });
  const about = scanned.name ?? commonUi.pasted;
  if (scanned.outcome === 'unreadable') {
    section.append(verdictCard('dim', commonUi.notRead, about, 'h3'), element('p', { text: scanned.problem }));
    return section;
  }
  section.append(
    verdictCard(toneOf(scanned), headline(scanned), ui.takenAs({ about, kind: scanned.kind === 'css' ? ui.css : ui.html }), 'h3'),
  );
  if (scanned.strange !== '') section.append(element('p', { text: scanned.strange }));
  if (scanned.findings.length > 0) section.append(renderTable(scanned.findings));
  if (scanned.cut) section.append(caution('limit-reached'));
  section.append(caution('limits-of-scan'));
  return section;
}

/** The verdict in words; the same in reports. */
export function headline(scanned: Scanned): string {
  if (scanned.outcome === 'unreadable') return commonUi.notRead;
  if (scanned.findings.length === 0) return ui.nothingFound;
  const counts = effects.flatMap(({ effect, name }) => {
    const count = scanned.findings.filter((finding) => finding.effect === effect).length;
    return count === 0 ? [] : [`${name} ${count}`];
  });
  return ui.found({ count: scanned.findings.length, kinds: counts.join('、') });
}

function toneOf(scanned: Scanned & { outcome: 'scanned' }): Tone {
  if (scanned.strange !== '') return 'dim';
  const worst = effects.find(({ effect }) => scanned.findings.some((finding) => finding.effect === effect));
  return worst?.tone ?? 'good';
}

function caution(code: 'limits-of-scan' | 'limit-reached'): HTMLElement {
  const { text, fix } = note(code);
  return element('p', { className: 'quiet scan-caution', text: `${text}${fix}` });
}

function renderTable(findings: readonly MixedFinding[]): HTMLElement {
  const heads = [commonUi.result, ui.position, ui.where, ui.urlNow, ui.suggestion].map((text) => {
    const head = element('th', { text });
    head.scope = 'col';
    return head;
  });
  const body = element('tbody');
  const more = element('button', { type: 'button', className: 'button' });
  const add = (): void => {
    const from = body.childElementCount;
    const rows = findings.slice(from, from + PAGE).map(renderRow);
    body.append(...rows);
    const left = findings.length - body.childElementCount;
    more.hidden = left === 0;
    more.textContent = ui.more({ count: Math.min(PAGE, left), left });
    if (from > 0) rows[0]?.querySelector('summary')?.focus();
  };
  more.addEventListener('click', add);
  add();
  const table = element(
    'table',
    { className: 'scan-table' },
    element('caption', { text: ui.caption }),
    element('thead', {}, element('tr', {}, ...heads)),
    body,
  );
  const scroll = element('div', { className: 'scroll' }, table);
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', ui.caption);
  return element('div', {}, scroll, element('div', { className: 'bench-row' }, more));
}

function renderRow(finding: MixedFinding): HTMLTableRowElement {
  const { name, tone } = effectOf(finding.effect);
  const what = element('span', { className: 'scan-what' }, element('span', { text: name }));
  what.prepend(shapeIcon());
  showTone(what, tone);
  const { text, fix } = explain(finding);
  const effect = element('td', { className: 'what' }, what);
  if (finding.unsure) effect.append(element('div', { className: 'quiet', text: ui.unsure }));
  return element(
    'tr',
    {},
    effect,
    element('td', { className: 'where', text: commonUi.place({ line: finding.line, column: finding.column }) }),
    element('td', {}, element('code', { text: placeOf(finding) })),
    element(
      'td',
      { className: 'url' },
      element('code', { text: finding.url }),
      element('details', {}, element('summary', { text: commonUi.explanation }), element('p', { text }), element('p', { text: fix })),
    ),
    element('td', { className: 'url' }, finding.suggestion === finding.url ? '—' : element('code', { text: finding.suggestion })),
  );
}

/** All that was found as plain text, to be put into a ticket or a mail. */
export function reportScanned(all: readonly Scanned[]): string {
  const sheets = all.map((scanned) => {
    const lines = [
      ui.report,
      ...(scanned.name === null ? [] : [commonUi.fileIs({ name: scanned.name })]),
      commonUi.resultIs({ headline: headline(scanned) }),
    ];
    if (scanned.outcome === 'unreadable') return [...lines, scanned.problem];
    for (const finding of scanned.findings) {
      const { text, fix } = explain(finding);
      const sure = finding.unsure ? ui.reportUnsure : '';
      lines.push(
        '',
        ui.reportLine({
          effect: effectOf(finding.effect).name,
          unsure: sure,
          line: finding.line,
          column: finding.column,
          place: placeOf(finding),
        }),
        `  ${text}`,
        `  ${fix}`,
      );
    }
    if (scanned.cut) lines.push('', note('limit-reached').text);
    return [...lines, '', note('limits-of-scan').text, note('limits-of-scan').fix];
  });
  return sheets.map((lines) => lines.map(revealed).join('\n')).join('\n\n') + '\n';
}

/** One row a finding, for those who share the work out in a spreadsheet. */
export function csvOfScanned(all: readonly Scanned[]): string {
  const head = [
    commonUi.file,
    ui.line,
    ui.column,
    commonUi.result,
    ui.certainty,
    ui.tag,
    ui.attribute,
    ui.url,
    ui.suggestion,
    commonUi.explanation,
  ];
  const rows = all.flatMap((scanned) =>
    scanned.outcome === 'unreadable'
      ? []
      : scanned.findings.map((finding) => [
          scanned.name ?? '',
          String(finding.line),
          String(finding.column),
          effectOf(finding.effect).name,
          finding.unsure ? ui.uncertain : ui.certainty,
          finding.element,
          finding.attribute,
          finding.url,
          finding.suggestion,
          explain(finding).text,
        ]),
  );
  return writeCsv([head, ...rows.map((row) => row.map(revealed))]);
}
