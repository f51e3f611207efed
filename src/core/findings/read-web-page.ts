import { foldText } from './fold-text.ts';
import type { NameIndex } from './name-index.ts';
import { hostOf, quoteOf, type ReportFinding } from './scan-report.ts';

const LABS = ['SSL Report:', 'Overall Rating', 'ssllabs.com', 'Grade capped to', 'Grade set to'];

/** So much of a checker's sentence is looked for first. */
const CLUE = 24;

/** The pages of SSL Labs, if the text is one, and of certificate checkers, by what a line begins with or has in it. */
export function readWebPage(text: string, index: NameIndex): ReportFinding[] {
  const labs = LABS.some((mark) => text.includes(mark));
  const { findings } = index.vocabulary;
  if (!labs && !findings.some(({ names }) => names.checkers.some((sentence) => text.includes(sentence.slice(0, CLUE))))) return [];
  const sentences = findings.flatMap(({ id: finding, names }) => [
    ...(labs ? names.ssllabs.map((sentence) => ({ finding, scanner: 'ssllabs' as const, text: foldText(sentence) })) : []),
    ...names.checkers.map((sentence) => ({ finding, scanner: 'checker' as const, text: foldText(sentence) })),
  ]);
  const found: ReportFinding[] = [];
  let host: string | null = null;
  for (const [number, raw] of text.split('\n').entries()) {
    const line = foldText(raw.slice(0, 1000).replaceAll('\t', ' '));
    if (line === '') continue;
    if (line.startsWith('ssl report:')) host = hostOf(line.slice(11));
    for (const { finding, scanner, text: sentence } of sentences) {
      const says = scanner === 'ssllabs' ? line.startsWith(sentence) : line.includes(sentence);
      if (says)
        found.push({ finding, scanner, state: 'open', host, port: host === null ? null : 443, line: number + 1, quote: quoteOf(raw) });
    }
  }
  return found;
}
