import type { ToolAnswer } from '../../core/flow/tool-answers.ts';
import { element } from './element.ts';

/** More would be a list to search through. */
const MOST = 3;

/** Where a result leads in the decision trees: each link opens a tree with the answer that this result gives. Empty if nowhere. */
export function flowLinks(codes: readonly string[], answers: readonly ToolAnswer[], root: string): HTMLElement[] {
  const fitting = answers.filter(({ code }) => codes.includes(code));
  const one = fitting.filter(({ flow }, index) => fitting.findIndex((other) => other.flow === flow) === index).slice(0, MOST);
  if (one.length === 0) return [];
  const items = one.map(({ flow, fragment, title, label, assumed }) =>
    element(
      'li',
      {},
      element('a', { href: `${root}flows/${flow}.html${fragment}`, text: title }),
      `：這個結果等於回答「${label}」${assumed > 0 ? '，前面的問題請再確認一次' : ''}。`,
    ),
  );
  return [element('section', { className: 'flow-links' }, element('h3', { text: '照症狀往下找' }), element('ul', {}, ...items))];
}
