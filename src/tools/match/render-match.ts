import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/match';
import { label } from '../../core/inspect/words.ts';
import { isPractice } from '../../core/rehearse/practice.ts';
import { copyBox } from '../shared/take-away.ts';
import { flowLinks } from '../shared/flow-links.ts';
import { shortName } from '../shared/object-name.ts';
import { verdictCard, type Tone } from '../shared/verdict-card.ts';
import { element } from '../shared/element.ts';
import type { KeyGroup, MatchItem, MatchResult } from './group-keys.ts';
import { flowAnswers, words } from './words.ts';

export interface MatchVerdict {
  tone: Tone;
  headline: string;
}

/** Groups that are shown; a folder of hundreds is not read on a page. */
const MOST = 50;

/** The result in one sentence. */
export function matchVerdict({ groups, refused }: MatchResult): MatchVerdict {
  const items = groups.flatMap((group) => group.items);
  const count = items.length;
  const lead = items.some(({ subject }) => subject && isPractice(subject)) ? ui.practice : '';
  if (count === 0) return { tone: 'dim', headline: ui.nothing };
  if (count === 1) return { tone: 'dim', headline: lead + ui.onlyOne };
  if (groups.length > 1) return { tone: 'bad', headline: lead + ui.different({ count, groups: groups.length }) };
  if (refused.length > 0) return { tone: 'care', headline: lead + ui.sameButRefused({ refused: refused.length }) };
  return { tone: lead ? 'care' : 'good', headline: lead + ui.same({ count }) + (lead && ui.practiceSame) };
}

/** The groups, one list each, with the hash that the commands print. */
export function renderMatch(result: MatchResult, root: string): HTMLElement {
  const { tone, headline } = matchVerdict(result);
  const made = element('section', { className: 'object' }, verdictCard(tone, headline, ui.title));
  const several = result.groups.length > 1;
  made.append(
    ...result.groups.slice(0, MOST).map((group, index) => renderGroup(group, several ? ui.pair({ number: index + 1 }) : ui.thisPair)),
  );
  if (result.groups.length > MOST) made.append(element('p', { text: ui.morePairs({ count: result.groups.length - MOST }) }));
  if (result.passedOver > 0)
    made.append(
      element('p', {
        className: 'quiet',
        text: ui.passedOver({ count: result.passedOver }),
      }),
    );
  const odd = result.refused.filter(({ reason }) => reason === 'no-key');
  if (odd.length > 0) made.append(element('p', { text: ui.refused({ files: odd.map(({ file }) => file ?? commonUi.pasted).join('、') }) }));
  made.append(...flowLinks(resultCodes(result), flowAnswers, root));
  if (result.groups.length > 0) made.append(copyBox(ui.copyText, () => textOf(result)));
  return made;
}

/** What the decision trees may ask of key pairs, as answered by this result. */
function resultCodes({ groups }: MatchResult): string[] {
  const items = groups.flatMap(({ items: each }) => each);
  if (items.length < 2) return [];
  if (groups.length === 1) return ['match:same'];
  const kinds = groups.map((group) => new Set(group.items.map(({ subject }) => subject?.kind)));
  const lonely = kinds.some((each) => each.has('certificate') && !each.has('csr')) && kinds.some((each) => each.has('csr'));
  return lonely ? ['match:no-request', 'match:different'] : ['match:different'];
}

function renderGroup({ items, hashes, key }: KeyGroup, title: string): HTMLElement {
  const list = element('ul', {}, ...items.map((item) => element('li', { text: itemText(item) })));
  const facts = element('dl');
  const row = (name: string, value: string, className = ''): void =>
    facts.append(element('dt', { text: name }), element('dd', { text: value, className }));
  if (key !== null) row(ui.key, [key.type, key.curve ?? (key.bits === null ? '' : ui.bits({ bits: key.bits }))].filter(Boolean).join(' '));
  row(ui.printedHash, hashes.pem, 'data');
  if (hashes.der !== '') row(ui.spki, hashes.der, 'data');
  return element('div', { className: 'key-group' }, element('h3', { text: title }), list, element('div', { className: 'facts' }, facts));
}

function itemText({ file, subject }: MatchItem): string {
  const where = file ?? commonUi.pasted;
  if (subject === null) return ui.printedHashIn({ where });
  const name = shortName(subject);
  return `${where}：${label(words, `kind-${subject.kind}`)}${name === '' ? '' : `　${name}`}`;
}

function textOf(result: MatchResult): string {
  const groups = result.groups.flatMap(({ items, hashes }, index) => [
    '',
    ui.reportPair({ number: index + 1, hash: hashes.pem }),
    ...items.map((item) => `- ${itemText(item)}`),
  ]);
  return `${[ui.report, matchVerdict(result).headline, ...groups].join('\n')}\n`;
}
