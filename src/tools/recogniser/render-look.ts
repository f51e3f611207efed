import { flowLinks } from '../shared/flow-links.ts';
import { element } from '../shared/element.ts';
import { kindNotes, type KindNote } from '../../core/recognise/kind-notes.ts';
import { hasFound, type Look } from './look.ts';
import { renderError, renderNearest } from './render-error.ts';
import { renderCodes, renderVerdict, toldIn } from './render-verdict.ts';
import { causeWords, errorWords, flowAnswers, outputWords, say, words } from './words.ts';

const MOST_KINDS = 40;
const MOST_ERRORS = 10;

/**
 * The results for the page: first what it is, then what is wrong. `alone`: nothing else was read from the input either,
 * so an empty look has to say so.
 */
export function renderLook(look: Look, root: string, { alone }: { alone: boolean }): HTMLElement[] {
  const parts: HTMLElement[] = [];
  if (look.cut) parts.push(element('div', { className: 'callout warning', text: say('cut') }));
  if (look.incomplete) parts.push(element('div', { className: 'callout warning', text: say('incomplete') }));
  // Of a report the table says it, row by row.
  const isReport =
    look.report !== null &&
    look.verdicts.every(({ evidence }) => evidence.some(({ line }) => look.report?.findings.some((one) => one.line === line)));
  const table = look.report && globalThis.kbFindings?.renderReport(look.report, root);
  if (table) parts.push(table);
  const told = isReport ? undefined : toldIn(look);
  const others = look.errors.filter((error) => error !== told);
  if (!isReport) parts.push(...renderVerdict(look, root));
  const notes = kindNotes(look.kinds, look.errors.length + look.verdicts.length > 0, outputWords());
  if (notes.length > 0) parts.push(renderKinds(notes, root));
  parts.push(...renderCodes(look, root));
  const answer = look.verdicts[0]?.cause ?? '';
  const answersOfCause = causeWords(answer)?.answers ?? [];
  parts.push(...flowLinks([...look.kinds.flatMap(resultCodes), `cause:${answer}`], [...flowAnswers, ...answersOfCause], root));
  const shown = others.slice(0, MOST_ERRORS).map((match) => renderError(match, root, look.fields));
  if (shown.length > 0 && look.verdicts.length > 0) {
    const fold = element(
      'details',
      { className: 'more-errors' },
      element('summary', { text: say('other-errors', { count: others.length }) }),
      ...shown,
    );
    parts.push(fold);
  } else parts.push(...shown);
  const rest = others.slice(MOST_ERRORS);
  if (rest.length > 0) {
    const links = rest.map(({ product, id, line }) =>
      element(
        'li',
        {},
        `${say('at-line', { line })}　`,
        element('a', { href: `${root}errors/${product}.html#${id}`, text: errorWords(product, id)?.title ?? id }),
      ),
    );
    parts.push(element('p', { text: say('more-errors', { count: rest.length }) }), element('ul', {}, ...links));
  }
  // Nothing is said of what may stand in the part that could not be read.
  if (alone && !hasFound(look) && !look.incomplete) parts.push(renderNearest(look.nearest, root));
  return parts;
}

/** What the decision trees may ask of an output, as answered by what was recognised in it. */
function resultCodes({ kind, facts }: Look['kinds'][number]): string[] {
  if (kind === 's-client' && facts['noCertificate'] === true) return ['s-client:no-peer-certificate'];
  if (kind === 'keytool-list' && facts['privateKeyEntries'] === 0 && Number(facts['trustedCertEntries']) > 0)
    return ['keytool:trusted-cert-entry'];
  if (kind === 'keytool-entry' && facts['entryType'] === 'PrivateKeyEntry')
    return [facts['chainLength'] === 1 ? 'keytool:chain-length-1' : 'keytool:private-key-entry'];
  return [];
}

function renderKinds(notes: KindNote[], root: string): HTMLElement {
  const items = groupByLine(notes.slice(0, MOST_KINDS)).map(([line, group]) => {
    const item = element('li', {}, element('span', { className: 'at', text: say('from-line', { line }) }));
    const body = element('div');
    for (const { text, fix } of group) {
      const paragraph = element('p', { text });
      if (fix !== null) paragraph.append(element('span', { className: 'note-fix', text: fix }));
      body.append(paragraph);
    }
    const pages = [...new Set(group.flatMap(({ page }) => page ?? []))];
    if (pages.length > 0)
      body.append(
        element('p', { className: 'onward' }, ...pages.map((page) => element('a', { href: root + page, text: say(labelOf(page)) }))),
      );
    item.append(body);
    return item;
  });
  if (notes.length > MOST_KINDS) items.push(element('li', { text: say('more-kinds', { count: notes.length - MOST_KINDS }) }));
  return element('section', { className: 'known' }, element('h3', { text: say('what') }), element('ul', {}, ...items));
}

function labelOf(page: string): string {
  if (page === words['connection']?.page) return 'connection';
  return page.startsWith('tools/') ? 'tool' : 'guide';
}

function groupByLine(notes: KindNote[]): [line: number, notes: KindNote[]][] {
  const groups: [number, KindNote[]][] = [];
  for (const note of notes) {
    const last = groups.at(-1);
    if (last?.[0] === note.line) last[1].push(note);
    else groups.push([note.line, [note]]);
  }
  return groups;
}
