import type { FieldKind } from '../../core/fill/field-kind.ts';
import type { Hole } from '../../core/fill/hole.ts';

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
