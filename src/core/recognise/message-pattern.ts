import { HOLE_NAMES, type HoleName } from './error-entry.ts';
import { normaliseText } from './normalise-text.ts';

/** A place in a message whose content varies. `max` bounds the search, which keeps matching linear. */
export interface Hole {
  /** As written in the text, with its digit: the name of the fact. */
  fact: string;
  name: HoleName;
  min: number;
  max: number;
}

/** A message as literals with holes between: `holes[i]` stands before `literals[i]`, the last one after the last literal. */
export interface MessagePattern {
  literals: Literal[];
  holes: (Hole | null)[];
  /** Number of literal codes: the more, the more specific. */
  weight: number;
}

export interface Literal {
  codes: Uint16Array;
  /** The text has a blank between the hole before and this word: so must the input, or `{path} and {path2}` would split at "candy". */
  blankBefore: boolean;
}

const LIMITS: Record<HoleName, readonly [min: number, max: number]> = {
  host: [1, 253],
  path: [1, 400],
  alias: [1, 128],
  depth: [1, 3],
  number: [1, 20],
  any: [0, 300],
  lines: [0, 2500],
};

/** Splits a catalogue text into literals and holes. Throws on a text that no input could be matched with: that is a fault of the catalogue. */
export function parseMessage(text: string): MessagePattern {
  const parts = text.split(/\{([a-z]+)([0-9]?)\}/u);
  const literals: Literal[] = [];
  const holes: (Hole | null)[] = [];
  let pending: Hole | null = null;
  for (let at = 0; at < parts.length; at += 3) {
    const piece = parts[at] ?? '';
    const normal = normaliseText(piece, { quoted: false });
    if (normal.length > 0) {
      const codes = normal.codes.slice(0, normal.length);
      literals.push({ codes, blankBefore: /^\s/u.test(piece) && isWordCode(codes[0] ?? 0) });
      holes.push(pending);
      pending = null;
    }
    if (at + 1 < parts.length) {
      if (pending !== null) throw new Error(`two holes touch in "${text}"`);
      pending = hole(parts[at + 1] ?? '', parts[at + 2] ?? '', text);
    }
  }
  if (literals.length === 0) throw new Error(`no literal in "${text}"`);
  holes.push(pending);
  return { literals, holes, weight: literals.reduce((sum, literal) => sum + literal.codes.length, 0) };
}

function hole(name: string, digit: string, text: string): Hole {
  const known = HOLE_NAMES.find((candidate) => candidate === name);
  if (known === undefined) throw new Error(`unknown hole {${name}} in "${text}"`);
  const [min, max] = LIMITS[known];
  return { fact: name + digit, name: known, min, max };
}

/** Whether a folded code may stand in this kind of hole. */
export function fitsHole(name: HoleName, code: number): boolean {
  if (name === 'depth') return isDigit(code);
  if (name === 'number') return isDigit(code) || code === 0x2c || code === 0x2e;
  if (name === 'alias') return code !== 0x3c && code !== 0x3e;
  if (name === 'host') return isHostCode(code) || code >= FIRST_HAN;
  return true;
}

const FIRST_HAN = 0x3400;

/** Letters, digits, ports, wildcards, IPv6 brackets, and the quotes some put around a name. */
export function isHostCode(code: number): boolean {
  return (
    isWordCode(code) ||
    code === 0x22 ||
    code === 0x27 ||
    code === 0x2a ||
    (code >= 0x2d && code <= 0x2e) ||
    code === 0x3a ||
    code === 0x5b ||
    code === 0x5d
  );
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** ASCII letters, digits and the underscore: what makes a word go on. */
export function isWordCode(code: number): boolean {
  return isDigit(code) || (code >= 0x61 && code <= 0x7a) || code === 0x5f;
}
