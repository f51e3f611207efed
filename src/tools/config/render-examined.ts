import { shapeIcon } from '../shared/verdict-card.ts';
import { element } from '../shared/element.ts';
import { showTone, toneOfSeverity, type Tone } from '../decoder/shapes.ts';
import type { Examined, Finding } from './examined.ts';
import { scanVerdict } from './scan-verdict.ts';
import { explain, kindNames, severityNames } from './words.ts';

/** Findings shown at once; the others come by a button. */
const PAGE = 100;
export const caution = '這裡只檢查貼上的內容。用 Include 帶入的檔案、其他站台、憑證檔本身，以及伺服器的版本與實際執行的狀態，都看不到。';

/** Shows what became of one text: verdict, findings, how to mend. */
export function renderExamined(examined: Examined, root: string): HTMLElement {
  const section = element('section', { className: 'object' });
  const about =
    [examined.name, examined.outcome === 'examined' ? `看起來是 ${kindNames[examined.kind]}` : ''].filter((text) => text).join('　') ||
    '貼上的內容';
  section.append(scanVerdict(toneOf(examined), headline(examined), about));
  if (examined.outcome === 'examined') {
    section.append(element('p', { className: 'quiet scan-caution', text: caution }));
    if (examined.findings.length > 0) section.append(...renderFindings(examined.findings, root));
  } else if (examined.outcome === 'unknown' && examined.isCertificate) {
    section.append(
      element(
        'p',
        {},
        '這是憑證或請求檔，不是伺服器的設定。請改用',
        element('a', { href: `${root}tools/decode.html`, text: '檢查請求檔與憑證' }),
        '。',
      ),
    );
  } else if (examined.outcome === 'unknown') {
    section.append(
      element('p', {
        text: '看不出這是哪一種伺服器的設定。若確定是，請在上面的「這是哪一種設定」選一種；只貼了幾行的話，請整個站台一起貼上。',
      }),
    );
  } else {
    section.append(element('p', { text: examined.problem }));
  }
  return section;
}

/** The verdict in words; the same in reports. */
export function headline(examined: Examined): string {
  if (examined.outcome === 'unreadable') return '沒有讀取';
  if (examined.outcome === 'unknown') return examined.isCertificate ? '不是設定檔' : '看不出是哪一種設定';
  const count = (severity: Finding['severity']): number => examined.findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')];
  const parts = [errors && `${errors} 項錯誤`, warnings && `${warnings} 項要注意`, infos && `${infos} 項提醒`].filter((text) => text !== 0);
  if (parts.length === 0) return '貼上的部分沒有發現問題';
  return errors + warnings > 0 ? parts.join('，') : `沒有發現錯誤，有 ${parts.join('')}`;
}

function toneOf(examined: Examined): Tone {
  if (examined.outcome !== 'examined') return 'dim';
  const [worst] = examined.findings;
  return worst ? toneOfSeverity[worst.severity] : 'good';
}

function renderFindings(findings: readonly Finding[], root: string): HTMLElement[] {
  const list = element('ul', { className: 'findings' });
  const more = element('button', { type: 'button', className: 'button' });
  const add = (): void => {
    const from = list.childElementCount;
    const added = findings.slice(from, from + PAGE).map((finding) => renderFinding(finding, root));
    list.append(...added);
    const left = findings.length - list.childElementCount;
    more.hidden = left === 0;
    more.textContent = `再顯示 ${Math.min(PAGE, left)} 項（還有 ${left} 項）`;
    // The button may be gone; the keyboard goes on where the new ones begin.
    if (from > 0) added[0]?.focus();
  };
  more.addEventListener('click', add);
  add();
  return [list, more];
}

function renderFinding({ code, severity, line, facts, quote }: Finding, root: string): HTMLElement {
  const { text, fix, page } = explain(code, facts);
  const body = element(
    'div',
    {},
    element('p', {}, element('b', { text: `${severityNames[severity]}　第 ${line} 行　` }), element('span', { text })),
  );
  if (quote !== '') body.append(element('p', { className: 'scan-quote' }, element('code', { text: quote })));
  if (fix !== '' || page !== '') {
    const how = element('p', { className: 'scan-fix' }, element('span', { text: fix && `怎麼改：${fix}` }));
    if (page !== '') how.append(' ', element('a', { href: root + page, text: '完整說明' }));
    body.append(how);
  }
  const item = element('li', { className: 'finding' }, body);
  item.prepend(shapeIcon());
  item.tabIndex = -1;
  showTone(item, toneOfSeverity[severity]);
  return item;
}
