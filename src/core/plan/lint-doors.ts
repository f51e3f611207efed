import type { Facts } from '../facts.ts';
import { edgesOf } from '../flow/edge.ts';
import type { Flow } from '../flow/flow.ts';
import type { FlowProblem } from '../flow/flow-problem.ts';
import { answersIn } from '../flow/fragment.ts';
import { holesIn } from '../flow/holes-in.ts';
import { lintFlows, type KnownNames } from '../flow/lint-flows.ts';
import { walk } from '../flow/walk.ts';
import type { Door, Plan, PlanItem } from './door.ts';
import { planOf, plansOf, treeOf } from './door.ts';

/** What plans may refer to besides: the answers of the reply maker. */
export interface KnownToDoors extends KnownNames {
  answers?: ReadonlySet<string>;
}

type Fault = { code: FlowProblem['code']; facts: Facts };

/** Everything that is wrong with the doors, as trees beside `flows` and in their plans; empty when all is well. */
export function lintDoors(doors: readonly Door[], flows: readonly Flow[], known: KnownToDoors = {}): FlowProblem[] {
  const trees = doors.map(treeOf);
  const own = new Set(doors.map(({ id }) => id));
  const all = [...flows, ...trees];
  return [
    ...lintFlows(all, known).filter(({ flow }) => own.has(flow)),
    ...trees.flatMap((tree) => lintGiven(tree, all)),
    ...doors.flatMap((door) =>
      plansOf(door).flatMap(([node, plan]) =>
        faultsOf(door, node, plan, all, known).map(({ code, facts }) => ({ code, flow: door.id, node, facts })),
      ),
    ),
  ];
}

/** Hand-overs with answers that the other tree does not have. */
function lintGiven(tree: Flow, all: readonly Flow[]): FlowProblem[] {
  return edgesOf(tree).flatMap(({ from, target }) =>
    target.kind === 'flow' && target.fragment !== undefined && !replays(all, target.id, target.fragment)
      ? [{ code: 'state-unreadable' as const, flow: tree.id, node: from, facts: { page: target.id, state: target.fragment } }]
      : [],
  );
}

function faultsOf(door: Door, node: string, plan: Plan, all: readonly Flow[], known: KnownToDoors): Fault[] {
  const faults: Fault[] = plan.items.flatMap((item) => itemFaults(door, node, item, all, known));
  const days = plan.items.flatMap(({ before }) => (before === undefined ? [] : [before]));
  if (days.length !== (plan.day ? plan.items.length : 0)) faults.push({ code: 'plan-days', facts: {} });
  if (days.some((before, index) => before > (days[index - 1] ?? before))) faults.push({ code: 'plan-order', facts: {} });
  return faults;
}

function itemFaults(
  door: Door,
  node: string,
  { what, commands, page, state, when }: PlanItem,
  all: readonly Flow[],
  known: KnownToDoors,
): Fault[] {
  const faults: Fault[] = [];
  const bare = page?.split('#')[0] ?? '';
  if (bare !== '' && known.pages?.has(bare) === false) faults.push({ code: 'unknown-page', facts: { page: bare } });
  for (const field of commands.flatMap(({ code }) => holesIn(code)))
    if (known.fields?.has(field) === false) faults.push({ code: 'unknown-field', facts: { field } });
  if (state !== undefined && !readable(bare, state, all, known)) faults.push({ code: 'state-unreadable', facts: { page: bare, state } });
  const asked = answersBefore(door, node);
  for (const name of when) if (!asked.has(name)) faults.push({ code: 'answer-not-asked', facts: { what, answer: name } });
  return faults;
}

function readable(page: string, state: string, all: readonly Flow[], { answers }: KnownToDoors): boolean {
  const tree = /^(?:flows|start)\/([a-z0-9-]+)\.html$/.exec(page)?.[1];
  if (tree !== undefined) return replays(all, tree, state);
  const added = /^add=([a-z0-9,-]+)$/.exec(state)?.[1];
  return page === 'tools/reply.html' && added !== undefined && added.split(',').every((id) => answers?.has(id) !== false);
}

function replays(all: readonly Flow[], id: string, fragment: string): boolean {
  const tree = all.find((each) => each.id === id);
  const given = answersIn(fragment);
  return tree !== undefined && given.length > 0 && walk(tree, given).invalidAt === null;
}

/** "question.answer" of every answer that may have been given on a way to a node. */
function answersBefore(door: Door, node: string): Set<string> {
  const edges = edgesOf(treeOf(door));
  const reached = new Set([node]);
  const names = new Set<string>();
  // A Set hands out what is added while it is being read.
  for (const id of reached) {
    if (id !== node && planOf(door, id)) continue;
    for (const { from, answer, target } of edges) {
      if (target.kind !== 'node' || target.id !== id) continue;
      names.add(`${from}.${answer.id}`);
      reached.add(from);
    }
  }
  return names;
}
