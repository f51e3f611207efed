import { label } from '../../core/inspect/words.ts';
import { copyBox } from '../shared/copy-box.ts';
import { flowLinks } from '../shared/flow-links.ts';
import { shortName } from '../shared/short-name.ts';
import { verdictCard } from '../shared/verdict-card.ts';
import { element } from '../shared/element.ts';
import type { Tone } from '../decoder/shapes.ts';
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
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  if (count === 0) return { tone: 'dim', headline: '無法判讀：裡面沒有憑證、請求檔或公開金鑰。' };
  if (count === 1) return { tone: 'dim', headline: '只有一個，還不能比。請再加上另一個。' };
  if (groups.length > 1) return { tone: 'bad', headline: `不是同一對：這 ${count} 個分屬 ${groups.length} 對不同的金鑰，不能混用。` };
  if (refused.length > 0) return { tone: 'care', headline: `同一對金鑰，但另有 ${refused.length} 個沒有比到。` };
  return { tone: 'good', headline: `同一對金鑰：這 ${count} 個可以搭配使用。` };
}

/** The groups, one list each, with the hash that the commands print. */
export function renderMatch(result: MatchResult, root: string): HTMLElement {
  const { tone, headline } = matchVerdict(result);
  const made = element('section', { className: 'object' }, verdictCard(tone, headline, '金鑰配對'));
  const several = result.groups.length > 1;
  made.append(...result.groups.slice(0, MOST).map((group, index) => renderGroup(group, several ? `第 ${index + 1} 對金鑰` : '這一對金鑰')));
  if (result.groups.length > MOST) made.append(element('p', { text: `另外還有 ${result.groups.length - MOST} 對，完整的在文字結果裡。` }));
  if (result.passedOver > 0)
    made.append(
      element('p', {
        className: 'quiet',
        text: `另有 ${result.passedOver} 張憑證管理中心的憑證（中繼或根），它們有自己的金鑰，不在這裡比。`,
      }),
    );
  const odd = result.refused.filter(({ reason }) => reason === 'no-key');
  if (odd.length > 0)
    made.append(
      element('p', { text: `沒有比到：${odd.map(({ file }) => file ?? '貼上的內容').join('、')}。裡面找不到憑證、請求檔或公開金鑰。` }),
    );
  made.append(...flowLinks(resultCodes(result), flowAnswers, root));
  if (result.groups.length > 0) made.append(copyBox('複製文字結果', () => textOf(result)));
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
  if (key !== null) row('金鑰', [key.type, key.curve ?? (key.bits === null ? '' : `${key.bits} 位元`)].filter(Boolean).join(' '));
  row('指令印出的雜湊值', hashes.pem, 'data');
  if (hashes.der !== '') row('SPKI 的 SHA-256', hashes.der, 'data');
  return element('div', { className: 'key-group' }, element('h3', { text: title }), list, element('div', { className: 'facts' }, facts));
}

function itemText({ file, subject }: MatchItem): string {
  const where = file ?? '貼上的內容';
  if (subject === null) return `${where}：指令印出的雜湊值`;
  const name = shortName(subject);
  return `${where}：${label(words, `kind-${subject.kind}`)}${name === '' ? '' : `　${name}`}`;
}

function textOf(result: MatchResult): string {
  const groups = result.groups.flatMap(({ items, hashes }, index) => [
    '',
    `第 ${index + 1} 對金鑰　${hashes.pem}`,
    ...items.map((item) => `- ${itemText(item)}`),
  ]);
  return `${['金鑰配對檢查', matchVerdict(result).headline, ...groups].join('\n')}\n`;
}
