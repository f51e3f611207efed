import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** One step of a backtracking matcher; `to` and `other` are places in the program. */
export type Step =
  | { what: 'character'; fits: Uint8Array; back: boolean }
  | { what: 'split'; to: number; other: number }
  | { what: 'jump'; to: number }
  | { what: 'save'; register: number }
  | { what: 'moved'; register: number }
  | { what: 'assert'; kind: 'start' | 'end' | 'word'; negate: boolean }
  | { what: 'look'; negate: boolean; to: number }
  | { what: 'same'; register: number; back: boolean }
  | { what: 'done' };

/** An expression as ECMAScript's backtracking runs it (ECMA-262, 22.2.2), over the characters of an alphabet only. */
export interface Program {
  steps: readonly Step[];
  registers: number;
  alphabet: readonly string[];
  multiline: boolean;
  everywhere: boolean;
  /** Is the character one of a word, is it a line's end; by place in the alphabet. */
  isWord: Uint8Array;
  isLineEnd: Uint8Array;
}

/** A repeat with a higher limit is as good as one without. */
const MANY = 600;

/** Reads an expression; throws on one that is none. */
export function parseExpression(source: string, flags: string): AST.Pattern {
  return new RegExpParser({ ecmaVersion: 2025 }).parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  });
}

/** Which of the characters an element of one character admits. */
export function fitting(element: AST.Element, flags: string, alphabet: readonly string[]): Uint8Array {
  const one = new RegExp(`^(?:${element.raw})$`, flags.replaceAll(/[gmyd]/g, ''));
  return Uint8Array.from(alphabet, (character) => (one.test(character) ? 1 : 0));
}

/** Compiles a parsed expression for inputs over one alphabet. */
export function compileProgram(pattern: AST.Pattern, flags: string, alphabet: readonly string[]): Program {
  const steps: Step[] = [];
  const captures = new Map<AST.CapturingGroup, number>();
  let registers = 0;
  const fits = new Map<string, Uint8Array>();

  function alternatives(list: readonly AST.Alternative[], back: boolean): void {
    const ends: (Step & { what: 'jump' })[] = [];
    for (const [index, { elements }] of list.entries()) {
      const split: Step & { what: 'split' } = { what: 'split', to: 0, other: 0 };
      const isLast = index === list.length - 1;
      if (!isLast) split.to = steps.push(split);
      for (const element of back ? [...elements].reverse() : elements) put(element, back);
      if (isLast) continue;
      const end: Step & { what: 'jump' } = { what: 'jump', to: 0 };
      ends.push(end);
      split.other = steps.push(end);
    }
    for (const end of ends) end.to = steps.length;
  }

  function repeat({ element, min, max, greedy }: AST.Quantifier, back: boolean): void {
    // A way round what may be left out; it is told where that ends when it is known.
    const open: { split: Step & { what: 'split' }; inside: number }[] = [];
    const optional = (): void => {
      const split: Step & { what: 'split' } = { what: 'split', to: 0, other: 0 };
      open.push({ split, inside: steps.push(split) });
    };
    for (let times = 0; times < Math.min(min, MANY); times++) put(element, back);
    if (max > MANY) {
      const top = steps.length;
      const register = registers++;
      optional();
      steps.push({ what: 'save', register });
      put(element, back);
      steps.push({ what: 'moved', register }, { what: 'jump', to: top });
    }
    for (let times = min; times < max && max <= MANY; times++) {
      optional();
      put(element, back);
    }
    for (const { split, inside } of open) [split.to, split.other] = greedy ? [inside, steps.length] : [steps.length, inside];
  }

  function put(element: AST.Element, back: boolean): void {
    switch (element.type) {
      case 'Quantifier':
        repeat(element, back);
        return;
      case 'Group':
        alternatives(element.alternatives, back);
        return;
      case 'CapturingGroup': {
        const register = captures.get(element) ?? registers;
        if (register === registers) registers += 2;
        captures.set(element, register);
        steps.push({ what: 'save', register: register + (back ? 1 : 0) });
        alternatives(element.alternatives, back);
        steps.push({ what: 'save', register: register + (back ? 0 : 1) });
        return;
      }
      case 'Backreference': {
        const group = Array.isArray(element.resolved) ? element.resolved[0] : element.resolved;
        steps.push({ what: 'same', register: group === undefined ? -1 : (captures.get(group) ?? -1), back });
        return;
      }
      case 'Assertion':
        assertion(element);
        return;
      default: {
        const known = fits.get(element.raw) ?? fitting(element, flags, alphabet);
        fits.set(element.raw, known);
        steps.push({ what: 'character', fits: known, back });
      }
    }
  }

  function assertion(element: AST.Assertion): void {
    if (element.kind === 'lookahead' || element.kind === 'lookbehind') {
      const look: Step & { what: 'look' } = { what: 'look', negate: element.negate, to: 0 };
      steps.push(look);
      alternatives(element.alternatives, element.kind === 'lookbehind');
      look.to = steps.push({ what: 'done' });
    } else steps.push({ what: 'assert', kind: element.kind, negate: element.kind === 'word' && element.negate });
  }

  alternatives(pattern.alternatives, false);
  steps.push({ what: 'done' });
  const all = (test: RegExp): Uint8Array => Uint8Array.from(alphabet, (character) => (test.test(character) ? 1 : 0));
  return {
    steps,
    registers,
    alphabet,
    multiline: flags.includes('m'),
    everywhere: flags.includes('g'),
    isWord: all(/\w/),
    isLineEnd: all(/[\n\r\u2028\u2029]/),
  };
}
