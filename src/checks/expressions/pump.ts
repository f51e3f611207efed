import type { AST } from '@eslint-community/regexpp';
import { fitting } from './program.ts';

/** A text that grows: `before`, `piece` again and again, `after`. */
export interface Pump {
  before: string;
  piece: string;
  after: string;
}

/** One of them is what an expression stops at: nothing, a line's end, or what it does not name. */
const AFTER = ['\n', '\u0001'];
/** Stand for all that an expression does not name. */
const OTHERS = [...AFTER, 'a', 'Z', '0', '_', ' ', '\t', '\r', '-', '/', '.', ';', '"', '<', '>', '中', '，'];
const SOME = 3;
const MOST_WORDS = 24;
const MOST_STOPS = 5;

/** One character of each kind that the expression tells apart. */
export function alphabetOf(pattern: AST.Pattern, flags: string): string[] {
  // What stands first stands for its kind.
  const characters = new Set(OTHERS);
  const tests = new Map<string, AST.Element>();
  walk(pattern, (node) => {
    if (node.type === 'Character') characters.add(node.raw.length === 1 ? node.raw : String.fromCodePoint(node.value));
    if (node.type === 'CharacterClassRange') for (const { value } of [node.min, node.max]) characters.add(String.fromCodePoint(value));
    if (isOne(node)) tests.set(node.raw, node);
  });
  // Code points outside the first plane are two places without the flag.
  const candidates = [...characters].filter((character) => flags.includes('u') || flags.includes('v') || character.length === 1);
  const kinds = new Map<string, string>();
  const answers = [...tests.values()].map((element) => fitting(element, flags, candidates));
  for (const [index, character] of candidates.entries()) {
    const kind = `${answers.map((fits) => fits[index]).join('')}${/\w/.test(character)}${/[\n\r]/.test(character)}`;
    if (!kinds.has(kind)) kinds.set(kind, character);
  }
  return [...kinds.values()];
}

/** What to pump an expression with: each of its characters, and what leads to, fills and follows each of its repeats. */
export function pumpsFor(pattern: AST.Pattern, flags: string, alphabet: readonly string[]): Pump[] {
  const known = new Map<string, string[]>();
  const admitted = (element: AST.Element): string[] => {
    const before = known.get(element.raw);
    if (before !== undefined) return before;
    const fits = fitting(element, flags, alphabet);
    const found = alphabet.filter((_, index) => fits[index] === 1);
    known.set(element.raw, found);
    return found;
  };
  const short = (element: AST.Element, nth = 0): string => shortest(element, admitted, nth);
  const leads = new Set<string>(['']);
  const pieces = new Set<string>(alphabet);
  const fills = new Set<string>();
  const stops = new Set<string>();
  walk(pattern, (node) => {
    if (node.type === 'Alternative') fills.add(node.elements.map((element) => short(element)).join(''));
    if (node.type !== 'Quantifier' || node.max < 2) return;
    leads.add(leadTo(node, short));
    const { element } = node;
    const inside = isOne(element) ? admitted(element) : alphabet;
    const stop = alphabet.find((character) => !inside.includes(character));
    if (stop !== undefined) stops.add(stop);
    const words =
      element.type === 'Group' || element.type === 'CapturingGroup'
        ? element.alternatives.map(({ elements }) => elements.map((one) => short(one)).join(''))
        : [0, 1, 2].map((nth) => short(element, nth));
    for (const word of words) fills.add(word);
    for (const word of words.slice(0, SOME)) for (const other of words.slice(0, SOME)) fills.add(word + other);
    fills.add(words.join(''));
  });
  for (const lead of [...leads].slice(0, MOST_WORDS)) {
    pieces.add(lead);
    for (const character of alphabet) pieces.add(lead + character);
  }
  for (const fill of [...fills].slice(0, MOST_WORDS)) pieces.add(fill);
  const afters = ['', ...[...new Set([...AFTER.filter((after) => alphabet.includes(after)), ...stops])].slice(0, MOST_STOPS)];
  const inside = [...alphabet, ...[...fills].slice(0, MOST_WORDS)];
  return [...leads]
    .slice(0, MOST_WORDS)
    .flatMap((before) =>
      [...(before === '' ? pieces : inside)]
        .filter((piece) => piece !== '')
        .flatMap((piece) => afters.map((after) => ({ before, piece, after }))),
    );
}

/** The shortest text that brings the matcher to a node. */
function leadTo(node: AST.Node, short: (element: AST.Element) => string): string {
  let lead = '';
  for (let inner: AST.Node = node, outer = node.parent; outer !== null; inner = outer, outer = outer.parent) {
    if (outer.type !== 'Alternative') continue;
    const { elements } = outer;
    const index = elements.findIndex((element) => element === inner);
    lead = elements.slice(0, Math.max(0, index)).map(short).join('') + lead;
  }
  return lead;
}

/** A shortest text that fits an element; `nth` asks for another one where several characters do. */
function shortest(element: AST.Element, admitted: (element: AST.Element) => string[], nth: number): string {
  if (element.type === 'Quantifier') return shortest(element.element, admitted, nth).repeat(Math.min(element.min, 8));
  if (element.type === 'Assertion' || element.type === 'Backreference') return '';
  if (element.type === 'Group' || element.type === 'CapturingGroup') {
    const words = element.alternatives.map(({ elements }) => elements.map((one) => shortest(one, admitted, 0)).join(''));
    return words.reduce((best, word) => (word.length < best.length ? word : best));
  }
  const fits = admitted(element);
  return fits[nth] ?? fits[0] ?? '';
}

function isOne(node: AST.Node): node is AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass {
  const inClass =
    node.parent !== null && /Class|Intersection|Subtraction|Alternative$/.test(node.parent.type) && node.parent.type !== 'Alternative';
  return (
    !inClass &&
    (node.type === 'Character' ||
      node.type === 'CharacterSet' ||
      node.type === 'CharacterClass' ||
      node.type === 'ExpressionCharacterClass')
  );
}

function walk(node: AST.Node, visit: (node: AST.Node) => void): void {
  visit(node);
  if ('alternatives' in node) for (const one of node.alternatives) walk(one, visit);
  if ('elements' in node) for (const one of node.elements) walk(one, visit);
  if (node.type === 'Quantifier') walk(node.element, visit);
}
