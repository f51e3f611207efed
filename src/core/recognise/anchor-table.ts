import type { MessagePattern } from './message-pattern.ts';

/** A spot in the input where one pattern's anchor may lie: compare before believing. */
export interface Anchor {
  pattern: number;
  literal: number;
  /** Offset of the anchor's last code within its literal. */
  end: number;
}

/**
 * Four codes of each pattern, hashed into one table, so that a single pass over the input finds the few places
 * worth a closer look, however many patterns there are.
 */
export interface AnchorTable {
  /** 0: nothing hashes here; otherwise 1 + index into `lists`. */
  slots: Uint16Array;
  lists: Anchor[][];
}

export const ANCHOR_LENGTH = 4;

/** Shifting by four bits in sixteen: the code before the last four has left the hash by itself. */
export function rollHash(hash: number, code: number): number {
  return ((hash << 4) ^ code) & 0xffff;
}

/** Picks each pattern's rarest four codes. A pattern without four codes in a row is a fault of the catalogue and throws. */
export function buildAnchorTable(patterns: readonly MessagePattern[]): AnchorTable {
  const frequency = gramFrequency(patterns);
  const slots = new Uint16Array(0x10000);
  const lists: Anchor[][] = [];
  patterns.forEach((pattern, index) => {
    const anchor = rarestAnchor(pattern, index, frequency);
    const hash = anchorHash(pattern, anchor);
    const slot = slots[hash] ?? 0;
    if (slot === 0) {
      lists.push([anchor]);
      slots[hash] = lists.length;
    } else {
      lists[slot - 1]?.push(anchor);
    }
  });
  return { slots, lists };
}

function anchorHash(pattern: MessagePattern, anchor: Anchor): number {
  const codes = pattern.literals[anchor.literal]?.codes ?? new Uint16Array();
  let hash = 0;
  for (let at = anchor.end - ANCHOR_LENGTH + 1; at <= anchor.end; at++) hash = rollHash(hash, codes[at] ?? 0);
  return hash;
}

function rarestAnchor(pattern: MessagePattern, index: number, frequency: ReadonlyMap<string, number>): Anchor {
  let best = null as Anchor | null;
  let lowest = Infinity;
  pattern.literals.forEach(({ codes }, literal) => {
    for (let end = ANCHOR_LENGTH - 1; end < codes.length; end++) {
      // A long literal fails fast when compared, so it carries the anchor better than a short one.
      const cost = (frequency.get(gram(codes, end)) ?? 0) - Math.min(codes.length, 20) / 100;
      if (cost < lowest) {
        lowest = cost;
        best = { pattern: index, literal, end };
      }
    }
  });
  if (best === null) throw new Error('a message needs four literal characters in a row');
  return best;
}

function gramFrequency(patterns: readonly MessagePattern[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const { literals } of patterns) {
    for (const { codes } of literals) {
      for (let end = ANCHOR_LENGTH - 1; end < codes.length; end++) {
        const key = gram(codes, end);
        frequency.set(key, (frequency.get(key) ?? 0) + 1);
      }
    }
  }
  return frequency;
}

function gram(codes: Uint16Array, end: number): string {
  return String.fromCharCode(codes[end - 3] ?? 0, codes[end - 2] ?? 0, codes[end - 1] ?? 0, codes[end] ?? 0);
}
