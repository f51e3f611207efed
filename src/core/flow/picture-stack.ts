import type { Graph } from './graph.ts';
import type { Box } from './picture.ts';
import { picture } from './picture.ts';

/**
 * Gives each box its height in the column: below all that came before it there, and in the middle beside what hangs
 * below it. Columns fill from the top in the order of the graph's nodes, so boxes of one column never touch.
 */
export function stack(graph: Graph, boxes: Box[]): Box[] {
  const byId = new Map(boxes.map((box) => [box.node.id, box]));
  const children = childrenOf(graph);
  const free: number[] = Array.from({ length: graph.rows }, () => 0);

  /** Places what hangs below an id and the id itself; answers all that was placed. */
  const place = (id: string): Box[] => {
    const box = byId.get(id);
    if (!box) throw new Error(`no box for ${id}`);
    const below = (children.get(id) ?? []).map(place);
    const first = below[0]?.at(-1);
    const last = below.at(-1)?.at(-1);
    const top = free[box.node.row] ?? 0;
    const wanted = first && last ? (first.y + last.y + last.height - box.height) / 2 : top;
    const placed = below.flat();
    // What hangs below stands last in its columns, so it can still move down as one.
    if (wanted < top) for (const other of placed) move(other, top - wanted);
    move(box, Math.max(wanted, top));
    for (const other of [...placed, box]) {
      const bottom = other.y + other.height + picture.gap;
      free[other.node.row] = Math.max(free[other.node.row] ?? 0, bottom);
    }
    return [...placed, box];
  };
  const start = graph.nodes[0];
  if (start) place(start.id);
  return boxes;
}

function move(box: Box, by: number): void {
  box.y += by;
  for (const port of box.ports) port.y += by;
}

/** A node shared by several questions hangs below the first that leads to it, as in the graph's own order. */
function childrenOf(graph: Graph): Map<string, string[]> {
  const children = new Map<string, string[]>();
  const owned = new Set<string>();
  for (const { from, to } of graph.edges) {
    if (owned.has(to)) continue;
    owned.add(to);
    children.set(from, [...(children.get(from) ?? []), to]);
  }
  return children;
}
