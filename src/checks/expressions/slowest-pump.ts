import { countSteps } from './count-steps.ts';
import { compileProgram, parseExpression } from './program.ts';
import { alphabetOf, pumpsFor, type Pump } from './pump.ts';

/** A text that an expression takes more steps a character for the longer it is. */
export interface SlowPump extends Pump {
  /** Steps for each character of a text of 512 and of 2,048 characters. */
  short: number;
  long: number;
}

/** Lengths of the tries: most pumps are told by the shortest two. */
const LENGTHS = [64, 256, 512, 2048] as const;
/** A linear expression's steps a character stay the same; a square one's grow four times, under what is the same for all. */
const HINT = 1.05;
const GROWTH = 1.5;
/** Steps a character that are too many however they came about: 64 KiB at this rate take about a third of a second. */
const MOST_STEPS = 600;

/** The input on which an expression's time grows faster than its length, or null. Throws on a source that is no expression. */
export function slowestPump(source: string, flags: string): SlowPump | null {
  const pattern = parseExpression(source, flags);
  const alphabet = alphabetOf(pattern, flags);
  const program = compileProgram(pattern, flags, alphabet);
  const places = new Map(alphabet.map((character, index) => [character, index]));
  const rate = ({ before, piece, after }: Pump, length: number): number => {
    const text = Uint8Array.from(
      [...before, ...[...piece.repeat(Math.ceil(length / piece.length))].slice(0, length), ...after],
      (character) => places.get(character) ?? 0,
    );
    return countSteps(program, text, text.length * MOST_STEPS) / text.length;
  };
  for (const pump of pumpsFor(pattern, flags, alphabet)) {
    const hint = rate(pump, LENGTHS[1]);
    if (hint < MOST_STEPS && hint <= rate(pump, LENGTHS[0]) * HINT) continue;
    const short = rate(pump, LENGTHS[2]);
    const long = rate(pump, LENGTHS[3]);
    if (long > short * GROWTH || long >= MOST_STEPS) return { ...pump, short, long };
  }
  return null;
}
