import patterns from 'content:error-patterns';
import { compileRecogniser, type Recogniser } from '../../core/recognise/recognise.ts';
import { textLines } from '../../core/recognise/kinds/text-lines.ts';
import type { Look, LookOptions } from './look.ts';

const QUOTE_LIMIT = 300;
let recogniser: Recogniser | null = null;

/** Recognises a text and fetches the words of what was found, of no other product. */
export async function lookAt(text: string, { secret, loadWords }: LookOptions): Promise<Look> {
  const found = (recogniser ??= compile())(text);
  const lines = secret || found.errors.length === 0 ? [] : textLines(text);
  const look: Look = {
    kinds: secret ? [] : found.kinds.filter(({ kind }) => kind !== 'pem' && kind !== 'private-key'),
    errors: found.errors.map((match) => ({ ...match, facts: secret ? {} : match.facts, quote: secret ? null : (lines[match.line - 1] ?? '').trim().slice(0, QUOTE_LIMIT) })),
    nearest: secret ? [] : found.nearest,
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
