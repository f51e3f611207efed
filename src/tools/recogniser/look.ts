import type { ErrorMatch } from '../../core/recognise/match-errors.ts';
import type { NearestError } from '../../core/recognise/nearest-errors.ts';
import type { Recognised } from '../../core/recognise/recognised.ts';
import patterns from 'content:error-patterns';
import { compileRecogniser, type Recogniser } from '../../core/recognise/recognise.ts';
import { textLines } from '../../core/recognise/kinds/text-lines.ts';

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

const QUOTE_LIMIT = 300;
let recogniser: Recogniser | null = null;

/** Recognises a text and fetches the words of what was found, of no other product. */
export async function lookAt(text: string, { loadWords }: LookOptions): Promise<Look> {
  const found = (recogniser ??= compile())(text);
  const lines = found.errors.length === 0 ? [] : textLines(text);
  const look: Look = {
    kinds: found.kinds.filter(({ kind }) => kind !== 'pem' && kind !== 'private-key'),
    errors: found.errors.map((match) => ({ ...match, quote: (lines[match.line - 1] ?? '').trim().slice(0, QUOTE_LIMIT) })),
    nearest: found.nearest,
    cut: found.cut,
  };
  await loadWords([...new Set([...look.errors, ...look.nearest].map(({ product }) => product))]);
  return look;
}

function compile(): Recogniser {
  return compileRecogniser(
    Object.entries(patterns).flatMap(([product, entries]) =>
      entries.map(([id, en, zh, heading]) => ({
        id,
        product,
        heading,
        texts: [...en.map((text) => ({ language: 'en' as const, text })), ...zh.map((text) => ({ language: 'zh-TW' as const, text }))],
      })),
    ),
  );
}
