import type { FieldKind } from '../../core/fill/field-kind.ts';
import type { Hole } from '../../core/fill/hole.ts';
import { findHoles, type Piece } from '../../core/fill/find-holes.ts';

/** What the form itself says, besides reasons and notes; the words are in `content/messages/fill.yaml`. */
export const formCodes = ['kept-example', 'kept-value', 'suggest', 'from-link', 'cleared', 'link-copied', 'link-not-copied'] as const;

export type FormCode = (typeof formCodes)[number];

/** One place on the page that shows a field's value. */
export interface Spot {
  node: HTMLElement;
  hole: Hole;
  /** What stands there while the field is empty. */
  example: string;
}

/** One input of the form with all its places. */
export interface FillField {
  name: string;
  kind: FieldKind;
  input: HTMLInputElement;
  /** Where the reason or the note is said. */
  said: HTMLElement;
  spots: Spot[];
  /** What the commands show now; empty is the example. */
  value: string;
  /** What was typed when the reason that stands there was given. */
  refused: string | null;
}

/** The inputs of a form, each with its places in the page's code blocks. */
export function collectFields(form: ParentNode, page: ParentNode): FillField[] {
  const fields = new Map<string, FillField>();
  for (const input of form.querySelectorAll<HTMLInputElement>('[data-kind]')) {
    const said = form.querySelector<HTMLElement>(`#${input.id}-said`);
    if (said)
      fields.set(input.name, { name: input.name, kind: input.dataset.kind as FieldKind, input, said, spots: [], value: '', refused: null });
  }
  for (const block of page.querySelectorAll<HTMLElement>('pre[data-language]')) {
    const nodes: HTMLElement[] = [];
    const holes = findHoles(block.dataset.language ?? '', pieces(block, fields, nodes));
    for (const [index, node] of nodes.entries()) {
      const hole = holes[index];
      if (hole) fields.get(node.dataset.field ?? '')?.spots.push({ node, hole, example: node.textContent });
    }
  }
  return [...fields.values()];
}

/** The block's text cut at its holes; their elements are added to `nodes`. */
function pieces(block: Node, fields: Map<string, FillField>, nodes: HTMLElement[]): Piece[] {
  return [...block.childNodes].flatMap((node): Piece[] => {
    const field = node instanceof HTMLElement ? fields.get(node.dataset.field ?? '') : undefined;
    if (!field) return node.hasChildNodes() ? pieces(node, fields, nodes) : [node.textContent ?? ''];
    nodes.push(node as HTMLElement);
    return [{ kind: field.kind }];
  });
}
