import type { Product, Side } from './knowledge.ts';

/** Lines before and after that are near. */
const REACH = 15;
const [UNKNOWN, NO, YES] = [0, 1, 2];

/** OpenSSL names the certificate that it speaks of by its depth; the server's own one is 0. */
const DEPTHS = { 'above-leaf': /\bdepth[ =:]{1,2}[1-9]|\bat [1-9] depth/iu, 'at-leaf': /\bdepth[ =:]{1,2}0|\bat 0 depth/iu } as const;

/** What stands around a line: contexts, the side that printed it, the software. Asked only where something was found. */
export interface Surroundings {
  has(context: string, line: number): boolean;
  /** Told by the line itself. */
  sideOf(line: number): Side | null;
  /** Told by the lines around it; null where both or none are named. */
  sideNear(line: number): Side | null;
  /** Named by the line itself. */
  productOf(line: number): string | null;
  productNear(line: number): string | null;
}

/** `lines` count from 1 where they are asked for. */
export function surroundingsOf(
  lines: readonly string[],
  contexts: Readonly<Record<string, readonly string[]>>,
  products: readonly Product[],
): Surroundings {
  const lowered: (string | undefined)[] = [];
  const lower = (at: number): string => (lowered[at] ??= (lines[at] ?? '').toLowerCase());
  // Each line is looked through once for a context, however much is found near it.
  const holding = new Map<string, Uint8Array>();
  const holds = (context: string, at: number): boolean => {
    const known = holding.get(context) ?? new Uint8Array(lines.length);
    holding.set(context, known);
    if (known[at] === UNKNOWN) known[at] = (contexts[context] ?? []).some((word) => lower(at).includes(word)) ? YES : NO;
    return known[at] === YES;
  };
  const named: (number | undefined)[] = [];
  /** The place of the product that the line names; their number where it names none. */
  const productAt = (at: number): number => {
    const known = named[at];
    if (known !== undefined) return known;
    const place = products.findIndex(({ words }) => words.some((word) => holdsWord(lower(at), word)));
    return (named[at] = place === -1 ? products.length : place);
  };
  const isShort = lines.length <= 2 * REACH;
  const near = (line: number, reach = REACH): [from: number, to: number] => [
    Math.max(0, line - 1 - reach),
    Math.min(lines.length, line + reach),
  ];
  const some = ([from, to]: [number, number], context: string): boolean => {
    for (let at = from; at < to; at++) if (holds(context, at)) return true;
    return false;
  };
  const sideIn = (range: [number, number]): Side | null => {
    const server = some(range, 'side-server');
    const client = some(range, 'side-client');
    return server === client ? null : server ? 'server' : 'client';
  };
  const depthOf = (line: number, depth: RegExp): boolean => [line, line - 1].some((at) => depth.test(lines[at - 1] ?? ''));
  return {
    has: (context, line) =>
      context in DEPTHS ? depthOf(line, DEPTHS[context as keyof typeof DEPTHS]) : some(isShort ? [0, lines.length] : near(line), context),
    sideOf: (line) => sideIn(near(line, 0)),
    sideNear: (line) => sideIn(near(line)),
    productOf: (line) => {
      const own = products[productAt(line - 1)];
      return own && !own.general ? own.id : null;
    },
    productNear: (line) => {
      const [from, to] = isShort ? [0, lines.length] : near(line);
      let first = products.length;
      for (let at = from; at < to; at++) first = Math.min(first, productAt(at));
      return products[first]?.id ?? null;
    },
  };
}

/** A short word must stand alone: "f5" is not part of a fingerprint. */
function holdsWord(text: string, word: string): boolean {
  if (word.length > 4 || !/^[a-z0-9]+$/.test(word)) return text.includes(word);
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isWord(text.charCodeAt(at - 1)) && !isWord(text.charCodeAt(at + word.length))) return true;
  }
  return false;
}

function isWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) || code === 0x5f;
}
