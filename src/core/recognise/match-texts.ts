import type { Facts } from '../facts.ts';
import { trimEndOf } from '../text/trim-end.ts';
import { ANCHOR_LENGTH, buildAnchorTable, rollHash } from './anchor-table.ts';
import { linePositions } from './line-positions.ts';
import { placePattern, type PatternMemory, type Placement } from './match-pattern.ts';
import { parseMessage } from './message-pattern.ts';
import { normaliseText, type NormalisedText } from './normalise-text.ts';

/** One of the texts, found in a paste. `line` and `column` count from 1; `facts` are what stood in the holes. */
export interface TextMatch {
  /** Index of the text that was found. */
  text: number;
  line: number;
  column: number;
  facts: Facts;
  /** Literal characters: the more, the more specific. */
  weight: number;
  /** Stretches that its literals cover, in the folded text; ends are exclusive. */
  spans: readonly { start: number; end: number }[];
}

/** The compiled texts. Matches come in the order of the paste and may lie over each other. */
export type TextMatcher = (text: string) => TextMatch[];

const FACT_LIMIT = 200;

/** Compiles texts with holes into a matcher: one pass over a paste whatever their number. Throws on a text that could never match. */
export function compileTexts(texts: readonly string[]): TextMatcher {
  const patterns = texts.map(parseMessage);
  const table = buildAnchorTable(patterns);
  return (input) => {
    const text = normaliseText(input);
    const positions = linePositions(input);
    const memories: (PatternMemory | undefined)[] = [];
    const found: TextMatch[] = [];
    const take = (index: number, placement: Placement): void => {
      const [first] = placement.literals;
      const { line, column } = positions.at(text.offsets[first?.start ?? 0] ?? 0);
      const weight = patterns[index]?.weight ?? 0;
      found.push({ text: index, line, column, weight, facts: factsOf(placement, input, text), spans: placement.literals });
    };
    let hash = 0;
    for (let at = 0; at < text.length; at++) {
      hash = rollHash(hash, text.codes[at] ?? 0);
      const slot = table.slots[hash] ?? 0;
      if (slot === 0 || at < ANCHOR_LENGTH - 1) continue;
      for (const anchor of table.lists[slot - 1] ?? []) {
        const pattern = patterns[anchor.pattern];
        if (pattern === undefined) continue;
        const memory = (memories[anchor.pattern] ??= { left: [], right: [] });
        const placement = placePattern(pattern, text, memory, anchor.literal, at - anchor.end);
        if (placement !== null) take(anchor.pattern, placement);
      }
    }
    return found;
  };
}

/** Keeps, in the order of the paste, those that no more specific one lies over. */
export function mostSpecific(found: readonly TextMatch[]): TextMatch[] {
  const start = ({ spans }: TextMatch): number => spans[0]?.start ?? 0;
  const ranked = [...found].sort((a, b) => b.weight - a.weight || start(a) - start(b) || a.text - b.text);
  const taken = new Uint8Array(found.reduce((most, { spans }) => Math.max(most, spans.at(-1)?.end ?? 0), 0));
  const kept = ranked.filter(({ spans }) => {
    for (const { start: from, end } of spans) for (let at = from; at < end; at++) if (taken[at] === 1) return false;
    for (const { start: from, end } of spans) taken.fill(1, from, end);
    return true;
  });
  return kept.sort((a, b) => start(a) - start(b));
}

function factsOf({ holes }: Placement, input: string, normal: NormalisedText): Facts {
  const facts: Record<string, string> = {};
  for (const { fact, start, end } of holes) {
    if (/^(?:any|lines)\d?$/.test(fact) || end <= start) continue;
    const from = normal.offsets[start] ?? 0;
    const to = (normal.offsets[end - 1] ?? from) + 1;
    const words = input.slice(from, Math.min(to, from + FACT_LIMIT)).replace(/\s+/gu, ' ');
    facts[fact] = trimEndOf(words.replace(/^["'「『“‘]+/u, ''), '"\'」』”’');
  }
  return facts;
}
