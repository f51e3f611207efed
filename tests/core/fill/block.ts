import { checkValue } from '../../../src/core/fill/check-value.ts';
import type { FieldKind } from '../../../src/core/fill/field-kind.ts';
import { findHoles, type Piece } from '../../../src/core/fill/find-holes.ts';
import { quote } from '../../../src/core/fill/quote.ts';
import type { RefusalCode } from '../../../src/core/fill/refusal.ts';

/** What one value of a block became: the whole text, or why it is refused. */
export type Result = { text: string } | { refused: RefusalCode };

/** Fills `{{name}}` holes as the page does; `kinds` says what each name is, `values` what is typed (left out: the name itself stands). */
export function fillBlock(language: string, source: string, kinds: Record<string, FieldKind>, values: Record<string, string>): Result {
  const names: string[] = [];
  const pieces: Piece[] = source.split(/(\{\{[A-Za-z0-9]+\}\})/).map((part) => {
    const name = /^\{\{(.*)\}\}$/.exec(part)?.[1];
    if (name === undefined) return part;
    names.push(name);
    const kind = kinds[name];
    if (!kind) throw new Error(`no kind for ${name}`);
    return { kind };
  });
  const holes = findHoles(language, pieces);
  let text = '';
  let index = 0;
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    const name = names[index] ?? '';
    const hole = holes[index++];
    if (!hole) throw new Error('fewer places than holes');
    const typed = values[name];
    if (typed === undefined) {
      text += name;
      continue;
    }
    const checked = checkValue(hole.kind, typed);
    if (!checked.ok) return { refused: checked.code };
    const written = quote(checked.value, hole);
    if (!written.ok) return { refused: written.code };
    text += written.text;
  }
  return { text };
}

/** The same for one hole, written `{{}}`. */
export function fillOne(language: string, source: string, kind: FieldKind, value: string): Result {
  return fillBlock(language, source.replaceAll('{{}}', '{{x}}'), { x: kind }, { x: value });
}
