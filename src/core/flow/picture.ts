import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { addLanes } from './picture-lanes.ts';
import { stack } from './picture-stack.ts';
import { wrapText } from './wrap-text.ts';

/** Sizes in the units of the drawing; one is a CSS pixel at full size. */
export const picture = { em: 14, line: 20, pad: 10, portPad: 4, width: 244, gutter: 72, gap: 18, margin: 8 } as const;

/** An answer inside its question's box; the arrow leaves at the right end of this row. */
export interface Port {
  answer: string;
  lines: string[];
  /** Top of the row. */
  y: number;
  height: number;
}

export interface Box {
  node: GraphNode;
  x: number;
  y: number;
  height: number;
  lines: string[];
  ports: Port[];
}

/** An arrow as the points it goes through: at each layer that it passes it runs level, from `x` to `x + picture.width`. */
export interface Arrow {
  edge: GraphEdge;
  start: { x: number; y: number };
  /** Layers passed between its ends, where it runs clear of all boxes. */
  lanes: { x: number; y: number }[];
  end: { x: number; y: number };
}

export interface Picture {
  width: number;
  height: number;
  boxes: Box[];
  arrows: Arrow[];
}

/**
 * Lays a graph out for drawing from left to right, one column of boxes for each of its rows: Chinese reads along the way
 * of the arrows, and a tree is deeper in answers than in steps. Answers stand inside the question's box, so no label can
 * collide with an arrow. Boxes of one column do not touch, and no arrow runs through a box.
 */
export function pictureOf(graph: Graph): Picture {
  const boxes = stack(
    graph,
    graph.nodes.map((node) =>
      boxOf(
        node,
        graph.edges.filter(({ from }) => from === node.id),
      ),
    ),
  );
  const arrows = addLanes(boxes, graph.edges);
  const tops = [...boxes.map(({ y }) => y), ...arrows.flatMap(({ lanes }) => lanes.map(({ y }) => y))];
  const bottoms = [...boxes.map(({ y, height }) => y + height), ...tops];
  const shift = picture.margin - Math.min(...tops);
  for (const box of boxes) {
    box.y += shift;
    for (const port of box.ports) port.y += shift;
  }
  for (const { start, lanes, end } of arrows) for (const point of [start, ...lanes, end]) point.y += shift;
  return {
    width: graph.rows * picture.width + (graph.rows - 1) * picture.gutter + 2 * picture.margin,
    height: Math.max(...bottoms) + shift + picture.margin,
    boxes,
    arrows,
  };
}

/** A box at y 0. */
function boxOf(node: GraphNode, answers: GraphEdge[]): Box {
  const room = (picture.width - 2 * picture.pad) / picture.em;
  const lines = wrapText(node.label, room);
  let bottom = lines.length * picture.line + 2 * picture.pad;
  const ports = answers.map(({ answer, label }) => {
    const port = { answer, lines: wrapText(label, room), y: bottom, height: 0 };
    port.height = port.lines.length * picture.line + 2 * picture.portPad;
    bottom += port.height;
    return port;
  });
  return { node, x: picture.margin + node.row * (picture.width + picture.gutter), y: 0, height: bottom, lines, ports };
}
