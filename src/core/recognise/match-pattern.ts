import { fitsHole, isHostCode, isWordCode, type Hole, type MessagePattern } from './message-pattern.ts';
import { GAP_LINE, type NormalisedText } from './normalise-text.ts';

/** Where a pattern's literals and holes lie in the normalised text; ends are exclusive. */
export interface Placement {
  literals: { start: number; end: number }[];
  holes: { fact: string; start: number; end: number }[];
}

/** Where a literal is known not to begin: [from, to). Kept per text and per literal, so that no stretch is searched twice. */
export interface Miss {
  from: number;
  to: number;
}

/** What one search through a text remembers about one pattern. */
export interface PatternMemory {
  left: (Miss | undefined)[];
  right: (Miss | undefined)[];
}

/**
 * Places a pattern around one of its literals, nearest neighbour first, never going back on a choice:
 * the work is bounded by the holes' limits, and by `memory` where the same stretch would be searched again.
 */
export function placePattern(
  pattern: MessagePattern,
  text: NormalisedText,
  memory: PatternMemory,
  literal: number,
  start: number,
): Placement | null {
  const anchor = pattern.literals[literal];
  if (anchor === undefined || !literalAt(text, anchor.codes, start)) return null;
  const placed: Placement = { literals: [{ start, end: start + anchor.codes.length }], holes: [] };
  let left = start;
  for (let at = literal; at > 0; at--) {
    const found = stepLeft(pattern, text, memory, at, left);
    if (found === null) return null;
    placed.literals.unshift({ start: found.start, end: found.end });
    placed.holes.unshift({ fact: found.fact, start: found.end, end: left });
    left = found.start;
  }
  let right = start + anchor.codes.length;
  for (let at = literal + 1; at < pattern.literals.length; at++) {
    const found = stepRight(pattern, text, memory, at, right);
    if (found === null) return null;
    placed.literals.push({ start: found.start, end: found.end });
    placed.holes.push({ fact: found.fact, start: right, end: found.start });
    right = found.end;
  }
  return outerHoles(pattern, text, placed, left, right);
}

interface Step {
  start: number;
  end: number;
  fact: string;
}

function stepLeft(pattern: MessagePattern, text: NormalisedText, memory: PatternMemory, at: number, left: number): Step | null {
  const hole = pattern.holes[at];
  const codes = pattern.literals[at - 1]?.codes;
  if (hole === null || hole === undefined || codes === undefined) return null;
  if (pattern.literals[at]?.blankBefore === true && (text.gaps[left] ?? 0) === 0) return null;
  const top = left - hole.min - codes.length;
  const bottom = Math.max(0, left - hole.max - codes.length);
  const miss = takesAnything(hole) ? memory.left[at] : undefined;
  let start = top;
  for (; start >= bottom; start--) {
    if (miss !== undefined && start < miss.to && start >= miss.from) start = miss.from - 1;
    if (start < bottom) break;
    const end = start + codes.length;
    if (end < left && !fitsHole(hole.name, text.codes[end] ?? 0)) return null;
    if (literalAt(text, codes, start)) break;
  }
  // One jump at most reaches below what is known, so the stretch from there to the top is all without the literal.
  memory.left[at] = { from: Math.max(start, -1) + 1, to: top + 1 };
  return start >= bottom ? { start, end: start + codes.length, fact: hole.fact } : null;
}

function stepRight(pattern: MessagePattern, text: NormalisedText, memory: PatternMemory, at: number, right: number): Step | null {
  const hole = pattern.holes[at];
  const literal = pattern.literals[at];
  if (hole === null || hole === undefined || literal === undefined) return null;
  const first = right + hole.min;
  const last = Math.min(right + hole.max, text.length - literal.codes.length);
  const miss = takesAnything(hole) ? memory.right[at] : undefined;
  if (!takesAnything(hole)) {
    for (let before = right; before < first; before++) if (!fitsHole(hole.name, text.codes[before] ?? 0)) return null;
  }
  let start = miss !== undefined && first >= miss.from && first < miss.to ? miss.to : first;
  const known = start > first && miss !== undefined ? miss.from : first;
  for (; start <= last; start++) {
    if (start > first && !fitsHole(hole.name, text.codes[start - 1] ?? 0)) return null;
    if (literal.blankBefore && (text.gaps[start] ?? 0) === 0) continue;
    if (literalAt(text, literal.codes, start)) break;
  }
  memory.right[at] = { from: known, to: start };
  return start <= last ? { start, end: start + literal.codes.length, fact: hole.fact } : null;
}

/** Only where every code fits may a stretch be remembered: what stops one search would not stop the next. */
function takesAnything({ name }: Hole): boolean {
  return name === 'any' || name === 'lines' || name === 'path';
}

/** The holes at either end reach to the next blank, a path or free text to the end of its line. Without a hole a word must end there. */
function outerHoles(pattern: MessagePattern, text: NormalisedText, placed: Placement, left: number, right: number): Placement | null {
  const first = pattern.holes[0] ?? null;
  const last = pattern.holes[pattern.literals.length] ?? null;
  if (first === null) {
    if (left > 0 && isWordCode(text.codes[left] ?? 0) && isWordCode(text.codes[left - 1] ?? 0) && (text.gaps[left] ?? 0) === 0) return null;
  } else {
    let start = left;
    while (start > 0 && left - start < first.max && reaches(first, text.codes[start - 1] ?? 0)) {
      if (start < left && stops(first, text.gaps[start] ?? 0)) break;
      start -= 1;
    }
    if (left - start < first.min) return null;
    placed.holes.unshift({ fact: first.fact, start, end: left });
  }
  if (last === null) {
    if (
      right < text.length &&
      isWordCode(text.codes[right - 1] ?? 0) &&
      isWordCode(text.codes[right] ?? 0) &&
      (text.gaps[right] ?? 0) === 0
    )
      return null;
    return placed;
  }
  let end = right;
  while (end < text.length && end - right < last.max && reaches(last, text.codes[end] ?? 0)) {
    if (end > right && stops(last, text.gaps[end] ?? 0)) break;
    end += 1;
  }
  if (end - right < last.min) return null;
  placed.holes.push({ fact: last.fact, start: right, end });
  return placed;
}

/** At the ends of a message nothing says where a Chinese name begins and the sentence around it ends. */
function reaches({ name }: Hole, code: number): boolean {
  return name === 'host' ? isHostCode(code) : fitsHole(name, code);
}

function stops(hole: Hole, gap: number): boolean {
  return hole.name === 'any' || hole.name === 'path' || hole.name === 'lines' ? (gap & GAP_LINE) !== 0 : gap !== 0;
}

function literalAt(text: NormalisedText, codes: Uint16Array, start: number): boolean {
  if (start < 0 || start + codes.length > text.length) return false;
  for (let at = 0; at < codes.length; at++) if (text.codes[start + at] !== codes[at]) return false;
  return true;
}
