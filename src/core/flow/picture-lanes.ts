import type { GraphEdge } from './graph.ts';
import type { Arrow, Box } from './picture.ts';
import { picture } from './picture.ts';

/** Distance an arrow keeps from a box and from another arrow that runs beside it. */
const CLEAR = 5;

type Span = { from: number; to: number };

/** The arrows between boxes; one that passes a column takes the free height nearest to its way. */
export function addLanes(boxes: Box[], edges: GraphEdge[]): Arrow[] {
  const byId = new Map(boxes.map((box) => [box.node.id, box]));
  const taken = new Map<number, Span[]>();
  for (const { node, y, height } of boxes) {
    taken.set(node.row, [...(taken.get(node.row) ?? []), { from: y - CLEAR, to: y + height + CLEAR }]);
  }
  return edges.map((edge) => {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    const port = from?.ports.find(({ answer }) => answer === edge.answer);
    if (!from || !to || !port) throw new Error(`no boxes for ${edge.from} ${edge.answer}`);
    const start = { x: from.x + picture.width, y: port.y + port.height / 2 };
    const end = { x: to.x, y: entryOf(to) };
    const lanes: Arrow['lanes'] = [];
    for (let row = from.node.row + 1; row < to.node.row; row++) {
      const spans = taken.get(row) ?? [];
      const before = lanes.at(-1) ?? start;
      const share = 1 / (to.node.row - row + 1);
      const y = nearestFree(spans, before.y + (end.y - before.y) * share);
      taken.set(row, [...spans, { from: y - CLEAR, to: y + CLEAR }]);
      lanes.push({ x: picture.margin + row * (picture.width + picture.gutter), y });
    }
    return { edge, start, lanes, end };
  });
}

/** Arrows end beside the words of a box, not beside its answers. */
function entryOf(box: Box): number {
  return box.y + picture.pad + (box.lines.length * picture.line) / 2;
}

function nearestFree(spans: Span[], wanted: number): number {
  const inside = (y: number): boolean => spans.some(({ from, to }) => y > from && y < to);
  const edges = [wanted, ...spans.flatMap(({ from, to }) => [from, to])];
  return edges.filter((y) => !inside(y)).reduce((best, y) => (Math.abs(y - wanted) < Math.abs(best - wanted) ? y : best), Infinity);
}
