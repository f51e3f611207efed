import { ui } from 'content:interface/common';
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
      ui.flowAnswer({ answer: label, assumed: assumed > 0 ? ui.flowAssumed : '' }),
    ),
  );
  return [element('section', { className: 'flow-links' }, element('h3', { text: ui.flowLink }), element('ul', {}, ...items))];
}
