import type { ErrorMatch } from '../../core/recognise/match-errors.ts';
import type { NearestError } from '../../core/recognise/nearest-errors.ts';
import type { Recognised } from '../../core/recognise/recognised.ts';

/** A known message in a text, with the line it stands in. */
export interface SeenError extends ErrorMatch {
  quote: string;
}

/** What the recogniser found in one text. */
export interface Look {
  /** Without PEM blocks and private keys, which are the decoder's. */
  kinds: Recognised[];
  errors: SeenError[];
  nearest: NearestError[];
  cut: boolean;
}

export interface LookOptions {
  /** Loads the words of these products; resolves also where one cannot be read. */
  loadWords: (products: string[]) => Promise<void>;
}

/** What the recogniser's script offers to the decoder. */
export interface RecogniserApi {
  look(text: string, options: LookOptions): Promise<Look>;
  /** The results for the page; `root` is the way to the site's root. */
  render(look: Look, root: string, options: { alone: boolean }): HTMLElement[];
  /** One line for the overview of many files. */
  row(look: Look): { kind: string; verdict: string; note: string };
  /** Plain text for a ticket; empty where nothing was recognised. */
  report(look: Look): string;
  /** What the live region says. */
  status(looks: Look[], objects: number): string;
}

/** Whether anything at all was recognised. */
export function hasFound({ kinds, errors }: Look): boolean {
  return kinds.length > 0 || errors.length > 0;
}
