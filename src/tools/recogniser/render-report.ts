import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/findings';
import vocabulary from 'content:finding-vocabulary';
import told from 'content:finding-words';
import { reportReader } from '../../core/findings/report-reader.ts';
import { findingsCsv, type ListedFinding } from '../../core/findings/findings-csv.ts';
import type { FindingState, ReportFinding, Scanner, ScanReport } from '../../core/findings/scan-report.ts';
import { addCopyButtons } from '../../page-scripts/site/copy.ts';
import { element } from '../shared/element.ts';
import { verdictCard } from '../shared/verdict-card.ts';
import { copyBox, saveFile } from '../shared/take-away.ts';
import type { FindingWords, FixServer } from './finding-data.ts';

const SERVERS: Readonly<Record<FixServer, string>> = {
  iis: ui.iis,
  apache: ui.apache,
  nginx: ui.nginx,
  tomcat: ui.tomcat,
  others: ui.others,
};
const STATES: Readonly<Record<FindingState, string>> = { open: ui.open, mended: ui.mended, accepted: ui.accepted };
const SCANNERS: Readonly<Record<Scanner, string>> = {
  nessus: ui.nessus,
  openvas: ui.openvas,
  qualys: ui.qualys,
  nmap: ui.nmap,
  testssl: ui.testssl,
  sslyze: ui.sslyze,
  ssllabs: ui.ssllabs,
  checker: ui.checker,
  table: ui.table,
};
/** Places of one finding that are shown; the CSV has them all. */
const MOST = 50;

/** A finding of the report with what the reader chose for it. */
interface Listed extends ReportFinding {
  words: FindingWords;
  reason: string;
}

/** The reader of reports, with the names of all findings. */
export const reports = reportReader(vocabulary);

/** The report's findings: whether each is real, how to mend it on the reader's server, how to prove it, what to answer; `root` is the way to the site's root. */
export function renderReport(report: ScanReport, root: string): HTMLElement {
  const list = report.findings.flatMap((finding): Listed[] => {
    const words = told.findings[finding.finding];
    return words === undefined ? [] : [{ ...finding, words, reason: '' }];
  });
  const byKind = new Map<string, Listed[]>();
  for (const one of list) {
    const places = byKind.get(one.finding);
    if (places) places.push(one);
    else byKind.set(one.finding, [one]);
  }
  // What is still to be done comes first.
  const kinds = [...byKind].sort(([, a], [, b]) => Number(isDone(a)) - Number(isDone(b)));

  const section = element(
    'section',
    { className: 'object seen scan-report' },
    verdictCard(
      list.some(({ state }) => state === 'open') ? 'care' : 'good',
      headlineOf(list) + (kinds[0]?.[1].find(({ state }) => state === 'open')?.words.title ?? ''),
      report.scanner === null ? ui.title : ui.titleOf({ scanner: SCANNERS[report.scanner] }),
      'h3',
    ),
  );
  if (report.cut) section.append(element('p', { className: 'quiet', text: ui.cut }));
  const server = serverPick();
  section.append(element('p', { className: 'scan-pick' }, element('label', {}, `${ui.server} `, server)));
  const parts = kinds.map(([id, places]) => renderKind(id, places, root));
  section.append(...parts.map(({ made }) => made), element('p', { className: 'quiet', text: ui.stepsNote }));
  const showFixes = (): void => {
    for (const { showFix } of parts) showFix(server.value as FixServer);
  };
  server.addEventListener('change', showFixes);
  showFixes();
  section.append(takeAway(list));
  return section;
}

const isDone = (places: readonly Listed[]): boolean => places.every(({ state }) => state !== 'open');

function headlineOf(list: readonly Listed[]): string {
  const of = (wanted: FindingState): number => list.filter(({ state }) => state === wanted).length;
  if (list.length > 0 && of('mended') === list.length) return ui.allMended({ count: list.length });
  return ui.headline({ count: list.length, open: of('open'), mended: of('mended'), accepted: of('accepted') });
}

function serverPick(): HTMLSelectElement {
  const pick = element('select');
  pick.append(...Object.entries(SERVERS).map(([server, name]) => option(server, name)));
  return pick;
}

function option(value: string, text: string, selected = false): HTMLOptionElement {
  const made = element('option', { text });
  made.value = value;
  made.selected = selected;
  return made;
}

/** One kind of finding: what is told about it once, and the places where the report has it. */
function renderKind(id: string, places: Listed[], root: string): { made: HTMLElement; showFix: (server: FixServer) => void } {
  const [first] = places;
  if (first === undefined) throw new Error(`no places of ${id}`);
  const { words } = first;
  const fix = element('dd');
  const made = element(
    'section',
    { className: 'finding-kind' },
    element('h4', { text: words.title }),
    element('pre', { className: 'quote' }, element('code', { text: first.quote })),
    element(
      'dl',
      {},
      element('dt', { text: ui.what }),
      element('dd', { text: words.what }),
      element('dt', { text: ui.real }),
      element('dd', { text: words.real }),
      element('dt', { text: ui.fix }),
      fix,
      element('dt', { text: ui.prove }),
      element('dd', {}, renderStep(words.prove.command), element('p', { text: ui.expect({ text: words.prove.expect }) })),
      element('dt', { text: ui.reply }),
      element('dd', { text: words.reply }),
      ...baselineOf(words),
    ),
    renderPlaces(places, words.title),
  );
  const links = [element('a', { href: `${root}findings.html#${id}`, text: ui.more })];
  if (words.page !== null) links.push(element('a', { href: root + words.page, text: ui.guide }));
  if (words.flow !== null) links.push(element('a', { href: `${root}flows/${words.flow}.html`, text: ui.tree }));
  made.append(element('p', { className: 'onward' }, ...links));
  return {
    made,
    showFix(server) {
      const { text, steps } = words.fixes[server];
      // One after another, copied at once.
      fix.replaceChildren(element('p', { text }), ...(steps.length > 0 ? [renderStep(steps.join('\n'))] : []));
      addCopyButtons(made);
    },
  };
}

function baselineOf({ twgcb }: FindingWords): HTMLElement[] {
  if (twgcb.length === 0) return [];
  const items = twgcb.map(({ verified, number, name, value }) =>
    element('li', { text: verified ? ui.baselineItem({ number, name, value }) : ui.baselineOpen({ number, name, value }) }),
  );
  return [element('dt', { text: ui.baseline }), element('dd', {}, element('ul', {}, ...items))];
}

/** A command or a setting; a hole shows an example. */
function renderStep(step: string): HTMLElement {
  const code = element('code');
  for (const [number, piece] of step.split(/\{\{|\}\}/).entries())
    code.append(number % 2 === 0 ? piece : element('var', { text: told.fields[piece] ?? piece }));
  const pre = element('pre', {}, code);
  pre.tabIndex = 0;
  return element('figure', { className: 'code' }, pre);
}

const placeOf = ({ host, port }: Pick<ReportFinding, 'host' | 'port'>): string =>
  host === null && port === null ? ui.unknownPlace : [host ?? '', port ?? ''].filter((part) => part !== '').join(':');

/** Where the report has it, with its state to be set and a reason to be written. */
function renderPlaces(places: Listed[], title: string): HTMLElement {
  const heads = [ui.places, ui.line, ui.state, ui.reason].map((text) => {
    const head = element('th', { text });
    head.scope = 'col';
    return head;
  });
  const rows = places.slice(0, MOST).map((place) => {
    const name = placeOf(place);
    const state = element('select');
    state.append(...Object.entries(STATES).map(([each, text]) => option(each, text, each === place.state)));
    state.setAttribute('aria-label', ui.stateOf({ place: name }));
    state.addEventListener('change', () => {
      place.state = state.value as FindingState;
    });
    const reason = element('input', { type: 'text' });
    reason.setAttribute('aria-label', ui.reasonOf({ place: name }));
    reason.maxLength = 200;
    reason.autocomplete = 'off';
    const cell = element('td', {}, reason);
    // The guard may put another field in place of this one: the row listens, not the field.
    cell.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLInputElement) place.reason = target.value;
    });
    return element(
      'tr',
      {},
      element('td', { text: name }),
      element('td', { text: ui.lineNumber({ line: place.line }) }),
      element('td', {}, state),
      cell,
    );
  });
  const table = element(
    'table',
    { className: 'scan-table' },
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...rows),
  );
  const scroll = element('div', { className: 'scroll' }, table);
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', `${title}：${ui.places}`);
  if (places.length <= MOST) return scroll;
  return element('div', {}, scroll, element('p', { className: 'quiet', text: ui.cutRows({ count: places.length, shown: MOST }) }));
}

/** The table as a file, and the answers as text. */
function takeAway(list: readonly Listed[]): HTMLElement {
  const save = element('button', { type: 'button', className: 'button', text: commonUi.saveCsv });
  save.addEventListener('click', () => saveFile('scan-findings.csv', csvOf(list), 'text/csv;charset=utf-8'));
  const row = copyBox(ui.copy, () => answersOf(list));
  row.prepend(save, ' ');
  return row;
}

function csvOf(list: readonly Listed[]): string {
  const rows = list.map(({ words, ...one }): ListedFinding => ({ ...one, title: words.title, reply: words.reply }));
  return findingsCsv(rows, {
    columns: [ui.number, ui.item, ui.host, ui.port, ui.scanner, ui.state, ui.reply, ui.reason, ui.quote],
    states: STATES,
    scanners: SCANNERS,
  });
}

function answersOf(list: readonly Listed[]): string {
  return list
    .map((one, number) => {
      const text = `${one.state === 'mended' ? one.words.reply : ''}${one.reason}`;
      return ui.replyLine({ number: number + 1, title: one.words.title, place: placeOf(one), state: STATES[one.state], text });
    })
    .join('\n');
}
