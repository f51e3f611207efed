import type { Facts } from '../facts.ts';
import { nodeOf } from './edge.ts';
import type { Flow, FlowNode, Outcome, Question } from './flow.ts';
import { isQuestion } from './flow.ts';
import type { FlowProblem, FlowProblemCode } from './flow-problem.ts';
import { holesIn } from './holes-in.ts';
import type { KnownNames } from './lint-flows.ts';

type Fault = { code: FlowProblemCode; facts: Facts };

/** What can be wrong with one node by itself. */
export function lintNode(flow: Flow, id: string, known: KnownNames): FlowProblem[] {
  const node = nodeOf(flow, id);
  if (node === null) return [];
  const faults = [
    ...(isQuestion(node) ? questionFaults(node) : outcomeFaults(node)),
    ...pageFaults(node, known.pages),
    ...fieldFaults(node, known.fields),
  ];
  return faults.map(({ code, facts }) => ({ code, flow: flow.id, node: id, facts }));
}

function questionFaults({ answers }: Question): Fault[] {
  const faults: Fault[] = [];
  if (answers.length < 2) faults.push({ code: 'too-few-answers', facts: { count: answers.length } });
  for (const answer of repeated(answers.map(({ id }) => id))) {
    faults.push({ code: 'duplicate-answer', facts: { answer } });
  }
  const results = answers.flatMap(({ toolResult, causes = [] }) => [
    ...[toolResult ?? []].flat(),
    ...causes.map((cause) => `cause:${cause}`),
  ]);
  for (const toolResult of repeated(results)) {
    faults.push({ code: 'ambiguous-tool-result', facts: { toolResult } });
  }
  return faults;
}

function outcomeFaults({ sources, page }: Outcome): Fault[] {
  const faults: Fault[] = [];
  if (sources.length === 0) faults.push({ code: 'outcome-without-source', facts: {} });
  if (page === '') faults.push({ code: 'outcome-without-page', facts: {} });
  return faults;
}

function pageFaults(node: FlowNode, pages: KnownNames['pages']): Fault[] {
  const page = isQuestion(node) ? node.help?.page : node.page;
  const bare = page?.split('#')[0];
  if (pages === undefined || bare === undefined || bare === '' || pages.has(bare)) return [];
  return [{ code: 'unknown-page', facts: { page: bare } }];
}

function fieldFaults(node: FlowNode, fields: KnownNames['fields']): Fault[] {
  if (fields === undefined) return [];
  const commands = isQuestion(node) ? (node.help?.commands ?? []) : node.commands;
  return commands
    .flatMap(({ code }) => holesIn(code))
    .filter((field) => !fields.has(field))
    .map((field) => ({ code: 'unknown-field', facts: { field } }));
}

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
