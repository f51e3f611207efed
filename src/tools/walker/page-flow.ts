import type { Flow, FlowAnswer, FlowNode } from '../../core/flow/flow.ts';
import type { Step } from '../../core/flow/walk.ts';

/** The tree as the page shows it: there is no second copy of its texts that could say something else. */
export function readFlow(page: ParentNode, walker: HTMLElement): Flow {
  const nodes: Flow['nodes'] = {};
  for (const section of nodesOf(walker)) nodes[section.dataset.node ?? ''] = readNode(section);
  return {
    id: walker.dataset.flow ?? '',
    start: walker.dataset.start ?? '',
    title: textOf(page, 'h1'),
    nodes,
    // What the walk does not need stays on the page.
    summary: '',
    symptoms: [],
    order: 0,
    slides: [],
    sources: [],
    checked: '',
    confidence: 'unverified',
  };
}

/** The sections of the tree's nodes, in the order of the page. */
export function nodesOf(walker: ParentNode): HTMLElement[] {
  return [...walker.querySelectorAll<HTMLElement>('[data-node]')];
}

/** The links of a question's answers. */
export function answerLinks(section: ParentNode): HTMLAnchorElement[] {
  return [...section.querySelectorAll<HTMLAnchorElement>('[data-answer]')];
}

function readNode(section: HTMLElement): FlowNode {
  const title = textOf(section, '[data-title]');
  const answers = answerLinks(section).map((link): FlowAnswer => {
    const { answer = '', next = '' } = link.dataset;
    return { id: answer, label: link.textContent.trim(), next };
  });
  if (answers.length > 0) return { question: title, answers };
  const part = (name: string): string => textOf(section, `[data-part="${name}"]`);
  return {
    outcome: title,
    cause: part('cause'),
    fix: part('fix'),
    verify: part('verify'),
    helpdesk: part('helpdesk'),
    page: section.querySelector<HTMLElement>('[data-page]')?.dataset.page ?? '',
    commands: [],
    sources: [],
    confidence: 'unverified',
  };
}

function textOf(root: ParentNode, selector: string): string {
  return root.querySelector(selector)?.textContent.trim() ?? '';
}

/** Shows in the drawn tree which way was taken and where the reader stands. */
export function markGraph(page: ParentNode, path: readonly Step[], here: string): void {
  const taken = new Set(path.map(({ id, answer }) => `${id} ${answer.id}`));
  for (const arrow of page.querySelectorAll<SVGElement>('[data-from]')) {
    arrow.classList.toggle('taken', taken.has(`${arrow.dataset.from} ${arrow.dataset.by}`));
  }
  const seen = new Set([...path.map(({ id }) => id), here]);
  for (const box of page.querySelectorAll<SVGElement>('[data-box]')) box.classList.toggle('taken', seen.has(box.dataset.box ?? ''));
}
