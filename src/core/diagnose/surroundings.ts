import type { Product, Side } from './knowledge.ts';

/** Lines before and after that are near. */
const REACH = 15;

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
  const windows = new Map<number, string>();
  const around = (line: number): string => {
    const known = windows.get(line);
    if (known !== undefined) return known;
    const text = lines
      .slice(Math.max(0, line - 1 - REACH), line + REACH)
      .join('\n')
      .toLowerCase();
    windows.set(line, text);
    return text;
  };
  const depthOf = (line: number, depth: RegExp): boolean => [line, line - 1].some((at) => depth.test(lines[at - 1] ?? ''));
  const holds = (text: string, context: string): boolean => (contexts[context] ?? []).some((word) => text.includes(word));
  const productIn = (text: string): Product | undefined => products.find(({ words }) => words.some((word) => holdsWord(text, word)));
  const sideIn = (text: string): Side | null => {
    const server = holds(text, 'side-server');
    const client = holds(text, 'side-client');
    return server === client ? null : server ? 'server' : 'client';
  };
  const whole = lines.length > 2 * REACH ? null : lines.join('\n').toLowerCase();
  return {
    has: (context, line) =>
      context in DEPTHS ? depthOf(line, DEPTHS[context as keyof typeof DEPTHS]) : holds(whole ?? around(line), context),
    sideOf: (line) => sideIn((lines[line - 1] ?? '').toLowerCase()),
    sideNear: (line) => sideIn(around(line)),
    productOf: (line) => {
      const own = productIn((lines[line - 1] ?? '').toLowerCase());
      return own && !own.general ? own.id : null;
    },
    productNear: (line) => productIn(whole ?? around(line))?.id ?? null,
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
