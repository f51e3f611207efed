import { codeParts } from '../flow/code-parts.ts';

/** A place of a letter that its writer fills: a field of the form, the plan's own day, or by hand. */
export interface LetterBlank {
  by: 'field' | 'day' | 'hand';
  /** What the place is called where somebody is told that it is still open. */
  name: string;
  /** Name of the field, where there is one. */
  field: string;
  /** What stands there until it is filled: nobody takes it for a name. */
  shown: string;
}

/** A letter cut at what has to be filled in. `blankOf` tells what a field is called and what stands for it; `day` is what the plan calls its day, "" where it has none. */
export function letterPieces(
  code: string,
  blankOf: (field: string) => Pick<LetterBlank, 'name' | 'shown'>,
  day: string,
): (string | LetterBlank)[] {
  return codeParts(code).flatMap((part) => {
    if (typeof part !== 'string') return { by: 'field', field: part.field, ...blankOf(part.field) };
    let before = '';
    return part
      .split(/(○年○月○日|○+)/)
      .map((text, at): string | LetterBlank => {
        if (at % 2 === 0) {
          before = text;
          return text;
        }
        // "…，電話：○○○" is the telephone.
        const said = /([^，。：\s]{1,20})：$/.exec(before)?.[1] ?? text;
        return /年/.test(text) && day !== ''
          ? { by: 'day', name: day, field: '', shown: text }
          : { by: 'hand', name: said, field: '', shown: text };
      })
      .filter((piece) => piece !== '');
  });
}
