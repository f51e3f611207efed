import patterns from 'content:error-patterns';
import { compileRecogniser, type Recogniser } from '../../core/recognise/recognise.ts';
import { textLines } from '../../core/recognise/kinds/text-lines.ts';
import type { Look, LookOptions } from './look.ts';

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
