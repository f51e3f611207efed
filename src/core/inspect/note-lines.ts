import type { Facts } from '../facts.ts';
import { renderMessage } from '../text/render-message.ts';
import type { Problem, Repair } from '../problem.ts';
import { label, messageText, type Words } from './words.ts';

/** A repair or a problem in words. `fix` says what to do, where there is something to do. */
export interface Note {
  text: string;
  fix: string | null;
}

const MOST = 6;

/** What was put right on the way in: one note a kind, with the lines it happened on. */
export function repairNotes(repairs: readonly Repair[], words: Words): Note[] {
  const lines = new Map<string, number[]>();
  for (const { code, line } of repairs) {
    const known = lines.get(code) ?? [];
    if (line !== null) known.push(line);
    lines.set(code, known);
  }
  return [...lines].map(([code, at]) => ({
    text: `${where(at, words)}${(words['repairs']?.[code] ?? words['kinds']?.[code])?.text ?? code}`,
    fix: null,
  }));
}

/** What could not be read, in the order of the input; advice that the next note repeats stands once, at the last. */
export function problemNotes(problems: readonly Problem[], words: Words): Note[] {
  const inner = problems.filter(({ code }) => words['asn1']?.[code]);
  const severalObjects = new Set(inner.map(({ line }) => line)).size > 1;
  const notes = problems.map((problem): Note => {
    const { code, line, facts } = problem;
    const message = words['problems']?.[code] ?? words['asn1']?.[code] ?? words['kinds']?.[code];
    // A sentence that counts the body's lines itself needs no second number; inside one object a line says nothing.
    const counted = message?.text.includes('{line}') || (inner.includes(problem) && !severalObjects);
    return {
      text: `${line === null || counted ? '' : where([line], words)}${message ? messageText(message, { ...named(facts, words), line }) : code}`,
      fix: message?.fix ? renderMessage(message.fix, facts) : null,
    };
  });
  const spoken = notes.map((note, index) => (note.fix !== null && note.fix === notes[index + 1]?.fix ? { ...note, fix: null } : note));
  return shortened(
    spoken,
    problems.map(({ code }) => code),
    words,
  );
}

/** A run of one code beyond MOST becomes one note with their number, which keeps the advice of the run's end. */
function shortened(notes: readonly Note[], codes: readonly string[], words: Words): Note[] {
  const kept: Note[] = [];
  for (let start = 0, end = 0; start < notes.length; start = end) {
    while (end < notes.length && codes[end] === codes[start]) end++;
    const more = end - start - MOST;
    kept.push(...notes.slice(start, more > 1 ? start + MOST : end));
    if (more > 1) kept.push({ text: label(words, 'more-problems', { count: more }), fix: notes[end - 1]?.fix ?? null });
  }
  return kept;
}

/** Facts that are kinds of objects ("csr") get their names. */
function named(facts: Facts, words: Words): Facts {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, words['labels']?.[`kind-${value}`]?.text ?? value]));
}

function where(lines: number[], words: Words): string {
  const different = [...new Set(lines)].sort((a, b) => a - b);
  if (different.length === 0) return '';
  if (different.length === 1) return label(words, 'line', { line: different[0] ?? 0 });
  const shown = different.slice(0, MOST).join('、') + (different.length > MOST ? '…' : '');
  return label(words, 'lines', { lines: shown });
}
