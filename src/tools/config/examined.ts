import { withMark } from '../../core/config/byte-order-mark.ts';
import type { ConfigFinding, ConfigKind } from '../../core/config/config-finding.ts';
import { findConfigs, isExamined } from '../../core/config/find-configs.ts';
import type { Tidying } from '../../core/config/tidy-config.ts';
import type { Message } from '../../core/inspect/words.ts';
import { readInput } from '../../core/pem/read-input.ts';
import { openText } from '../shared/open-text.ts';
import { breathe, type Source } from '../shared/source.ts';
import { checkerFor, nameWords, tidied, type Addresses } from './checker.ts';
import { maskSecrets } from './mask-secrets.ts';

/** What became of one pasted text or file. */
export type Examined = { name: string | null } &
  /**
   * `text`: as the server should have it but for a mark at its beginning; null where it cannot be written back to the byte. `lineOf`: the number that
   * the reader sees in front of a line of it.
   */
  (
    | {
        outcome: 'examined';
        kind: ConfigKind;
        findings: Finding[];
        text: string | null;
        version: string | null;
        tidied: readonly (Tidying | 'encoding')[];
        lineOf: (line: number) => number;
      }
    /** Nobody can tell whose configuration it is; `isCertificate`: because it is none. */
    | { outcome: 'unknown'; isCertificate: boolean }
    /** Known by name and not examined. */
    | { outcome: 'named'; words: Message }
    /** The script that examines it cannot be read. */
    | { outcome: 'unloaded' }
    | { outcome: 'unreadable'; problem: string }
  );

/** A finding with the line it is about, secrets hidden. */
export interface Finding extends ConfigFinding {
  quote: string;
}

const QUOTE = 240;
const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Examines a source; `chosen` is what the reader says it is, `version` that of the server, null when it is not known; `words` tell why one cannot be read. */
export async function examineSource(
  source: Source,
  chosen: ConfigKind | null,
  version: string | null,
  addresses: Addresses,
  words: DOMStringMap,
): Promise<Examined> {
  const { name } = source;
  const opened = await openText(source);
  const blocks = opened.raw === null ? [] : readInput(opened.raw).blocks;
  await breathe();
  if (!opened.ok) return { name, outcome: 'unreadable', problem: words[opened.problem] ?? '' };
  const tidy = await tidied(opened.text, addresses);
  // With a mail's marks in it nobody could tell what it is.
  if (tidy === undefined) return { name, outcome: 'unloaded' };
  const text = tidy?.text ?? opened.text;
  const kind = chosen ?? findConfigs(text.split(/\r\n|\r|\n/))[0]?.product ?? null;
  if (kind !== null && !isExamined(kind)) {
    const named = await nameWords(kind, addresses);
    return { name, ...(named === null ? { outcome: 'unloaded' } : { outcome: 'named', words: named }) };
  }
  if (kind === null) return { name, outcome: 'unknown', isCertificate: blocks.some((block) => block.kind !== 'unknown') };
  const checker = await checkerFor(kind, addresses);
  if (checker === null) return { name, outcome: 'unloaded' };
  await breathe();
  const marked = withMark(text, opened.repaired);
  const found = checker.examine(marked, version).sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.line - b.line);
  await breathe();
  const lines = found.length === 0 ? [] : maskSecrets(text);
  const lineOf = (line: number): number => tidy?.numbers[line - 1] ?? line;
  const isWide = isUtf16(opened.raw, opened.text);
  return {
    name,
    outcome: 'examined',
    kind,
    text: isWide || isWhole(opened.raw, opened.text) ? marked : null,
    version,
    tidied: [...(isWide ? (['encoding'] as const) : []), ...(tidy?.tidied ?? [])],
    lineOf,
    findings: found.map((finding) => seen(finding, clip((lines[finding.line - 1] ?? '').trim()), lineOf)),
  };
}

/** Is the text all of what was read, but for a mark at its beginning? A file in an old encoding would come back in another one. */
function isWhole(raw: Uint8Array | string, text: string): boolean {
  if (typeof raw === 'string') return true;
  const { length } = new TextEncoder().encode(text);
  return raw.length === length || (raw.length === length + 3 && raw[0] === 0xef);
}

/** Is the text all of what was read, which was UTF-16 with a mark at its beginning or without? It comes back in UTF-8, which servers read. */
function isUtf16(raw: Uint8Array | string, text: string): boolean {
  return typeof raw !== 'string' && text !== '' && (raw.length === text.length * 2 || raw.length === text.length * 2 + 2);
}

/** A finding with the numbers that the reader sees, which may stand among its facts too. */
function seen(finding: ConfigFinding, quote: string, lineOf: (line: number) => number): Finding {
  const { line, facts } = finding;
  const { firstLine } = facts;
  return {
    ...finding,
    line: lineOf(line),
    facts: typeof firstLine === 'number' ? { ...facts, firstLine: lineOf(firstLine) } : facts,
    quote,
  };
}

const clip = (line: string): string => (line.length <= QUOTE ? line : `${line.slice(0, QUOTE)}…`);
