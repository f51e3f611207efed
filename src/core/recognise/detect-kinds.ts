import { curlVerbose } from './kinds/curl-verbose.ts';
import { jsonText } from './kinds/json-text.ts';
import { opensslText } from './kinds/openssl-text.ts';
import { pemBlocks } from './kinds/pem-blocks.ts';
import { sClient, stapling } from './kinds/s-client.ts';
import { nginxTest, serverLogs } from './kinds/server-logs.ts';
import { textLines } from './kinds/text-lines.ts';
import { webPage } from './kinds/web-page.ts';
import type { Detector, Recognised } from './recognised.ts';

const DETECTORS: readonly Detector[] = [pemBlocks, webPage, sClient, stapling, opensslText, curlVerbose, nginxTest, serverLogs];

/** What kinds of output, configuration or file a text holds, in the order of their lines; nothing where nothing is sure. `more` are readers besides those that are always asked. */
export function detectKinds(text: string, more: readonly Detector[] = []): Recognised[] {
  const { lines, numbers } = withoutVoidRuns(textLines(text));
  const inLines = outsideProbes([...DETECTORS, ...more].flatMap((detect) => detect(lines))).map((one) => ({
    ...one,
    line: numbers[one.line - 1] ?? one.line,
  }));
  return [...inLines, ...jsonText(text)].sort((a, b) => a.line - b.line);
}

/** A record of connections has fields and certificates of which each looks like some other output; of a private key its presence is told all the same. */
function outsideProbes(found: readonly Recognised[]): readonly Recognised[] {
  const ranges = found.flatMap(({ kind, within }) => (within && kind.startsWith('kb-probe') ? [within] : []));
  const isPart = (line: number): boolean => ranges.some(([first, last]) => first <= line && line <= last);
  return ranges.length === 0 ? found : found.filter(({ kind, line }) => /^(?:kb-probe|private-key)/u.test(kind) || !isPart(line));
}

/** Shorter than any line that a detector knows. */
const SHORTEST = 4;
/** More than any detector looks over between two lines. */
const KEPT = 64;

/** The lines, of long runs that say nothing only the beginning; each with its number, from 1. Every line is asked some thirty things, and a paste may have a million empty ones. */
function withoutVoidRuns(all: readonly string[]): { lines: readonly string[]; numbers: readonly number[] } {
  const lines: string[] = [];
  const numbers: number[] = [];
  let run = 0;
  for (const [index, line] of all.entries()) {
    run = line.length < SHORTEST ? run + 1 : 0;
    if (run > KEPT) continue;
    lines.push(line);
    numbers.push(index + 1);
  }
  return { lines, numbers };
}
