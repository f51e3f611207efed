import type { Flow } from './flow.ts';
import type { Walk } from './walk.ts';

/** The words around the answers; they come from content. Each is put in front of its text as it stands. */
export interface PathLabels {
  symptom: string;
  answer: string;
  outcome: string;
  cause: string;
  fix: string;
  helpdesk: string;
  page: string;
  handOver: string;
  /** In front of the question the walk stopped at. */
  unfinished: string;
}

export interface PathTextOptions {
  labels: PathLabels;
  /** Title of the tree a hand-over leads to; its id is shown when the title is not known. */
  titleOf?: (flow: string) => string | null;
  /** Makes an address that works outside the site of a root-relative page. */
  addressOf?: (page: string) => string;
  /** Lines that stand in place of the outcome's parts, where the page tells more than the tree holds: the items of a plan. */
  items?: readonly string[];
}

/** The walked path as plain text for a ticket: symptom, numbered questions with their answers, then what came out. */
export function pathText(flow: Flow, walked: Walk, options: PathTextOptions): string {
  const { labels } = options;
  const lines = [labels.symptom + flow.title];
  for (const [index, step] of walked.path.entries()) {
    lines.push(`${index + 1}. ${step.question.question}`, `   ${labels.answer}${step.answer.label}`);
  }
  return [...lines, ...ending(walked, options)].join('\n') + '\n';
}

function ending(walked: Walk, { labels, titleOf, addressOf, items }: PathTextOptions): string[] {
  const place = walked.node;
  if (place.kind === 'question') return [labels.unfinished + place.question.question];
  if (place.kind === 'hand-over') return [labels.handOver + (titleOf?.(place.flow) ?? place.flow)];
  const { outcome, cause, fix, helpdesk, page } = place.outcome;
  if (items) return [labels.outcome + outcome, ...items];
  return [
    labels.outcome + outcome,
    labels.cause + cause,
    labels.fix + fix,
    labels.helpdesk + helpdesk,
    labels.page + (addressOf?.(page) ?? page),
  ];
}
