import type { Facts } from '../facts.ts';
import { trimEndOf } from '../text/trim-end.ts';
import { ANCHOR_LENGTH, buildAnchorTable, rollHash } from './anchor-table.ts';
import type { ErrorEntry } from './error-entry.ts';
import { placePattern, type PatternMemory, type Placement } from './match-pattern.ts';
import { parseMessage, type MessagePattern } from './message-pattern.ts';
import { normaliseText, type NormalisedText } from './normalise-text.ts';
import { linePositions, type LinePositions } from './line-positions.ts';

/** A known message found in a text. `line` and `column` count from 1; `facts` are what stood in the message's holes. */
export interface ErrorMatch {
  id: string;
  product: string;
  line: number;
  column: number;
  /** How often the same entry was found; only the first place is told. */
  count: number;
  facts: Facts;
}

/** The compiled catalogue. */
export interface ErrorMatcher {
  find(text: string): ErrorMatch[];
}

interface Candidate {
  pattern: number;
  placement: Placement;
}

/** What is looked at in one go; more is cut off and `recognise` says so. 4 Mi characters take about a second. */
export const TEXT_LIMIT = 4 * 1024 * 1024;
const FACT_LIMIT = 200;

/**
 * Compiles catalogue entries into a matcher. One pass over the text whatever the number of entries; of messages that lie
 * over each other the one with more literal text wins. Throws only on a catalogue text that could never match.
 */
export function compileErrors(entries: readonly ErrorEntry[]): ErrorMatcher {
  const owners: ErrorEntry[] = [];
  const patterns: MessagePattern[] = [];
  for (const entry of entries) {
    for (const { text } of entry.texts) {
      owners.push(entry);
      patterns.push(parseMessage(text));
    }
  }
  const table = buildAnchorTable(patterns);
  const headings = new Set(entries.filter(({ heading }) => heading === true).map(({ id }) => id));

  function candidates(text: NormalisedText): Candidate[] {
    const found: Candidate[] = [];
    const memories: PatternMemory[] = patterns.map(() => ({ left: [], right: [] }));
    let hash = 0;
    for (let at = 0; at < text.length; at++) {
      hash = rollHash(hash, text.codes[at] ?? 0);
      const slot = table.slots[hash] ?? 0;
      if (slot === 0 || at < ANCHOR_LENGTH - 1) continue;
      for (const anchor of table.lists[slot - 1] ?? []) {
        const pattern = patterns[anchor.pattern];
        const memory = memories[anchor.pattern];
        if (pattern === undefined || memory === undefined) continue;
        const placement = placePattern(pattern, text, memory, anchor.literal, at - anchor.end);
        if (placement !== null) found.push({ pattern: anchor.pattern, placement });
      }
    }
    return found;
  }

  return {
    find(text) {
      const input = text.length > TEXT_LIMIT ? text.slice(0, TEXT_LIMIT) : text;
      const normal = normaliseText(input);
      const winners = mostSpecific(candidates(normal), patterns, normal.length);
      const positions = linePositions(input);
      const byEntry = new Map<string, ErrorMatch>();
      for (const { pattern, placement } of winners) {
        const owner = owners[pattern];
        if (owner === undefined) continue;
        const known = byEntry.get(owner.id);
        if (known === undefined) byEntry.set(owner.id, describe(owner, placement, input, normal, positions));
        else known.count += 1;
      }
      const found = [...byEntry.values()];
      return found.filter(
        ({ id, product }) => !headings.has(id) || found.every((other) => other.product !== product || headings.has(other.id)),
      );
    },
  };
}

/** Keeps, in text order, the candidates no more specific one lies over. */
function mostSpecific(found: Candidate[], patterns: readonly MessagePattern[], length: number): Candidate[] {
  const start = (candidate: Candidate): number => candidate.placement.literals[0]?.start ?? 0;
  const weight = (candidate: Candidate): number => patterns[candidate.pattern]?.weight ?? 0;
  const ranked = [...found].sort((a, b) => weight(b) - weight(a) || start(a) - start(b) || a.pattern - b.pattern);
  const taken = new Uint8Array(length);
  const kept = ranked.filter(({ placement }) => {
    for (const { start: from, end } of placement.literals) {
      for (let at = from; at < end; at++) if (taken[at] === 1) return false;
    }
    for (const { start: from, end } of placement.literals) taken.fill(1, from, end);
    return true;
  });
  return kept.sort((a, b) => start(a) - start(b));
}

function describe(owner: ErrorEntry, placement: Placement, input: string, normal: NormalisedText, positions: LinePositions): ErrorMatch {
  const offset = normal.offsets[placement.literals[0]?.start ?? 0] ?? 0;
  const facts: Record<string, string> = {};
  for (const { fact, start, end } of placement.holes) {
    if (fact === 'any' || fact === 'lines' || end <= start) continue;
    const from = normal.offsets[start] ?? 0;
    const to = (normal.offsets[end - 1] ?? from) + 1;
    const words = input.slice(from, Math.min(to, from + FACT_LIMIT)).replace(/\s+/gu, ' ');
    facts[fact] = trimEndOf(words.replace(/^["'「『“‘]+/u, ''), '"\'」』”’');
  }
  return { id: owner.id, product: owner.product, ...positions.at(offset), count: 1, facts };
}
