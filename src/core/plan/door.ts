import type { Flow, FlowCommand, Question } from '../flow/flow.ts';
import type { Provenance } from '../provenance.ts';

/** Who does an item of a plan; the words are the page's. `host` is whoever keeps the server: what was answered to the question `keeper` decides. */
export const doers = ['clerk', 'boss', 'it', 'vendor', 'host', 'ca'] as const;

export type Doer = (typeof doers)[number];

/** One thing to do. Prose is plain text: no markup and no holes. */
export interface PlanItem {
  what: string;
  who: Doer;
  /** How many days before the plan's day it is due, negative after it; nothing where the plan has no day. */
  before?: number | undefined;
  detail?: string | undefined;
  /** To copy: commands, or letters (as `text`). */
  commands: FlowCommand[];
  /** Root-relative page with its anchor, and what its own script reads from the address ("a=yes.no", "add=iis-f5"). */
  page?: string | undefined;
  state?: string | undefined;
  /** "question.answer" names: shown to whom gave one of them for each of the questions that are named; to everybody where there are none. */
  when: string[];
  /** Stands for one item for each product of this group of `content/placements.yaml`, whose words go into the holes `{name}`, `{files}` … */
  products?: string | undefined;
}

/** The day from which a plan counts back: what the form calls it, and what stands before "前 3 天". */
export interface PlanDay {
  label: string;
  event: string;
  /** Where the days depend on how long a certificate lives: lifetimes in days, longest first. `before` is for the longest, `daysFor` tells the others. */
  lives?: number[] | undefined;
}

/** An ending of a door: what to do, in order. */
export interface Plan {
  plan: string;
  summary: string;
  day?: PlanDay | undefined;
  items: PlanItem[];
}

/** A way in by intent as `content/doors/*.yaml` holds it: a tree whose ends are plans. */
export interface Door extends Provenance {
  id: string;
  title: string;
  /** What the list of doors says of it. */
  summary: string;
  order: number;
  start: string;
  nodes: Record<string, Question | Plan>;
}

/** The plan that a node is; null for a question. */
export function planOf(door: Door, id: string): Plan | null {
  const node = Object.hasOwn(door.nodes, id) ? door.nodes[id] : undefined;
  return node !== undefined && 'plan' in node ? node : null;
}

/** The door as the tree engine walks it: each plan is an outcome of which only the title is told. */
export function treeOf(door: Door): Flow {
  const { id, title, summary, order, start, sources, checked, confidence } = door;
  const nodes = Object.entries(door.nodes).map(([name, node]): [string, Flow['nodes'][string]] => [
    name,
    'plan' in node
      ? { outcome: node.plan, cause: '', fix: '', commands: [], verify: '', page: 'start.html', helpdesk: '', sources, confidence }
      : node,
  ]);
  return { id, title, summary, order, start, sources, checked, confidence, nodes: Object.fromEntries(nodes), symptoms: [], slides: [] };
}

/** The plans of a door by their node, in the order of the file. */
export function plansOf(door: Door): [id: string, plan: Plan][] {
  return Object.entries(door.nodes).flatMap(([id, node]) => ('plan' in node ? [[id, node]] : []));
}
