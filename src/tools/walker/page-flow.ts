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

/** The items of a plan that are shown, as lines: a box, the day, who does what, and below them the address and the commands as they are filled. */
export function planLines(section: ParentNode, web: boolean): string[] | null {
  const items = [...section.querySelectorAll<HTMLElement>('[data-item]:not([hidden])')];
  if (items.length === 0) return null;
  return items.flatMap((item) => {
    const due = textOf(item, '[data-due]');
    const link = item.querySelector<HTMLAnchorElement>('[data-link]');
    const code = [...item.querySelectorAll('pre')].flatMap(({ textContent }) => textContent.split('\n'));
    return [
      `□ ${due && `${due}　`}${textOf(item, '[data-who]')}：${textOf(item, '[data-what]')}`,
      ...(link ? [`    ${web ? link.href : link.textContent}`] : []),
      ...code.map((line) => `    ${line}`.trimEnd()),
    ];
  });
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
