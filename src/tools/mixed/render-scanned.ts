import type { MixedFinding } from '../../core/mixed/mixed-finding.ts';
import { shapeIcon } from '../shared/verdict-card.ts';
import { scanVerdict } from '../config/scan-verdict.ts';
import { element } from '../shared/element.ts';
import { showTone, type Tone } from '../decoder/shapes.ts';
import type { Scanned } from './scanned.ts';
import { effectOf, effects, explain, note, placeOf } from './words.ts';

/** Rows shown at once; the others come by a button. */
const PAGE = 100;

/** Shows what was found in one text: verdict, table, and what no scan of source can see. */
export function renderScanned(scanned: Scanned): HTMLElement {
  const section = element('section', { className: 'object' });
  const about = scanned.name ?? '貼上的內容';
  if (scanned.outcome === 'unreadable') {
    section.append(scanVerdict('dim', '沒有讀取', about), element('p', { text: scanned.problem }));
    return section;
  }
  section.append(
    scanVerdict(toneOf(scanned), headline(scanned), `${about}，當作 ${scanned.kind === 'css' ? 'CSS 樣式' : 'HTML 網頁'}來看`),
  );
  if (scanned.strange)
    section.append(
      element('p', { text: '裡面沒有任何 HTML 標籤。請貼網頁的原始碼（瀏覽器按 Ctrl+U），不是畫面上的文字；樣式檔請在「當作」選 CSS。' }),
    );
  if (scanned.findings.length > 0) section.append(renderTable(scanned.findings));
  if (scanned.cut) section.append(caution('limit-reached'));
  section.append(caution('limits-of-scan'));
  return section;
}

/** The verdict in words; the same in reports. */
export function headline(scanned: Scanned): string {
  if (scanned.outcome === 'unreadable') return '沒有讀取';
  if (scanned.findings.length === 0) return '貼上的原始碼裡沒有找到不安全的網址';
  const counts = effects.flatMap(({ effect, name }) => {
    const count = scanned.findings.filter((finding) => finding.effect === effect).length;
    return count === 0 ? [] : [`${name} ${count}`];
  });
  return `找到 ${scanned.findings.length} 個：${counts.join('、')}`;
}

function toneOf(scanned: Scanned & { outcome: 'scanned' }): Tone {
  if (scanned.strange) return 'dim';
  const worst = effects.find(({ effect }) => scanned.findings.some((finding) => finding.effect === effect));
  return worst?.tone ?? 'good';
}

function caution(code: 'limits-of-scan' | 'limit-reached'): HTMLElement {
  const { text, fix } = note(code);
  return element('p', { className: 'quiet scan-caution', text: `${text}${fix}` });
}

function renderTable(findings: readonly MixedFinding[]): HTMLElement {
  const heads = ['結果', '位置', '在哪裡', '現在的網址', '建議改成'].map((text) => {
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
    more.textContent = `再顯示 ${Math.min(PAGE, left)} 個（還有 ${left} 個）`;
    if (from > 0) rows[0]?.querySelector('summary')?.focus();
  };
  more.addEventListener('click', add);
  add();
  const table = element(
    'table',
    { className: 'scan-table' },
    element('caption', { text: '依原始碼的順序排列。打開「說明」看怎麼改。' }),
    element('thead', {}, element('tr', {}, ...heads)),
    body,
  );
  const scroll = element('div', { className: 'scroll' }, table);
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', '不安全的網址，可左右捲動');
  return element('div', {}, scroll, element('div', { className: 'bench-row' }, more));
}

function renderRow(finding: MixedFinding): HTMLTableRowElement {
  const { name, tone } = effectOf(finding.effect);
  const what = element('span', { className: 'scan-what' }, element('span', { text: name }));
  what.prepend(shapeIcon());
  showTone(what, tone);
  const { text, fix } = explain(finding);
  const effect = element('td', { className: 'what' }, what);
  if (finding.unsure) effect.append(element('div', { className: 'quiet', text: '不確定會不會用到' }));
  return element(
    'tr',
    {},
    effect,
    element('td', { className: 'where', text: `第 ${finding.line} 行第 ${finding.column} 字` }),
    element('td', {}, element('code', { text: placeOf(finding) })),
    element(
      'td',
      { className: 'url' },
      element('code', { text: finding.url }),
      element('details', {}, element('summary', { text: '說明' }), element('p', { text }), element('p', { text: fix })),
    ),
    element('td', { className: 'url' }, finding.suggestion === finding.url ? '—' : element('code', { text: finding.suggestion })),
  );
}
