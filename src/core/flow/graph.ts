import { edgesFrom, nodeOf } from './edge.ts';
import type { Edge } from './edge.ts';
import type { Flow } from './flow.ts';
import { isQuestion } from './flow.ts';

export interface GraphNode {
  /** Node id, or "flow:ID" for a hand-over. */
  id: string;
  kind: 'question' | 'outcome' | 'hand-over';
  /** The question or the outcome's title; the target's id for a hand-over. */
  label: string;
  /** Steps from the start by the longest way, so that every edge points to a higher row. */
  row: number;
  /** Place across the row, from 0; halves and smaller parts occur where a parent stands over its children. */
  column: number;
}

export interface GraphEdge {
  from: string;
  to: string;
  /** Id and label of the answer. */
  answer: string;
  label: string;
}

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
  rows: number;
  columns: number;
}

/**
 * Layered layout of a tree as plain data, in units of one row and one column; the same tree always gives the same graph.
 * Nodes of one row stand at least one column apart: rows rise along every edge, so two nodes of one row are never
 * ancestor and descendant, and the leaves below them lie in separate runs of columns.
 * The tree must be free of loops (`lintFlows`); nodes that cannot be reached are left out.
 */
export function graphOf(flow: Flow): Graph {
  const order: string[] = [];
  const edges: GraphEdge[] = [];
  const columns = new Map<string, number>();
  let nextColumn = 0;

  // Depth first in the order of the answers; a node shared by several questions hangs below the first of them.
  const visit = (id: string): void => {
    order.push(id);
    const own: number[] = [];
    columns.set(id, Number.NaN);
    for (const edge of edgesFrom(flow, id)) {
      const to = endOf(edge);
      edges.push({ from: id, to, answer: edge.answer.id, label: edge.answer.label });
      if (columns.has(to)) continue;
      visit(to);
      own.push(columns.get(to) ?? 0);
    }
    const first = own[0];
    const last = own[own.length - 1];
    columns.set(id, first === undefined || last === undefined ? nextColumn++ : (first + last) / 2);
  };
  visit(flow.start);

  const rows = rowsOf(flow.start, order, edges);
  const nodes = order.map((id) => ({
    id,
    ...faceOf(flow, id),
    row: rows.get(id) ?? 0,
    column: columns.get(id) ?? 0,
  }));
  return { nodes, edges, rows: Math.max(...nodes.map((node) => node.row)) + 1, columns: nextColumn };
}

function endOf(edge: Edge): string {
  return edge.target.kind === 'flow' ? `flow:${edge.target.id}` : edge.target.id;
}

function faceOf(flow: Flow, id: string): Pick<GraphNode, 'kind' | 'label'> {
  const node = nodeOf(flow, id);
  if (node !== null) {
    return isQuestion(node) ? { kind: 'question', label: node.question } : { kind: 'outcome', label: node.outcome };
  }
  if (!id.startsWith('flow:')) throw new Error(`flow ${flow.id}: no node ${id}`);
  return { kind: 'hand-over', label: id.slice('flow:'.length) };
}

/** Longest way from the start. Without loops it settles in at most as many rounds as there are nodes. */
function rowsOf(start: string, order: string[], edges: GraphEdge[]): Map<string, number> {
  const rows = new Map([[start, 0]]);
  for (let round = 0, moved = true; moved; round++) {
    if (round > order.length) throw new Error(`a loop in the tree that starts at ${start}`);
    moved = false;
    for (const { from, to } of edges) {
      const row = (rows.get(from) ?? 0) + 1;
      if (row <= (rows.get(to) ?? 0)) continue;
      rows.set(to, row);
      moved = true;
    }
  }
  return rows;
}
