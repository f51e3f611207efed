import type { ConfigFinding, ConfigKind } from '../../core/config/config-finding.ts';
import { detectConfig } from '../../core/config/detect-config.ts';
import { examineConfig } from '../../core/config/examine-config.ts';
import { readInput } from '../../core/pem/read-input.ts';
import { breathe, type Source, openText } from '../shared/source.ts';
import { maskSecrets } from './mask-secrets.ts';

/** What became of one pasted text or file. */
export type Examined = { name: string | null } & (
  | { outcome: 'examined'; kind: ConfigKind; findings: Finding[] }
  /** Nobody can tell whose configuration it is; `isCertificate`: because it is none. */
  | { outcome: 'unknown'; isCertificate: boolean }
  | { outcome: 'unreadable'; problem: string }
);

/** A finding with the line it is about, secrets hidden. */
export interface Finding extends ConfigFinding {
  quote: string;
}

const QUOTE = 240;
const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Examines a source; `chosen` is what the reader says it is. */
export async function examineSource(source: Source, chosen: ConfigKind | null): Promise<Examined> {
  const { name } = source;
  const opened = await openText(source);
  const blocks = opened.raw === null ? [] : readInput(opened.raw).blocks;
  await breathe();
  if (!opened.ok) return { name, outcome: 'unreadable', problem: opened.problem };
  const kind = chosen ?? detectConfig(opened.text);
  if (kind === null) return { name, outcome: 'unknown', isCertificate: blocks.some((block) => block.kind !== 'unknown') };
  await breathe();
  const found = examineConfig(opened.text, kind).sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.line - b.line);
  await breathe();
  const lines = found.length === 0 ? [] : maskSecrets(opened.text);
  return {
    name,
    outcome: 'examined',
    kind,
    findings: found.map((finding) => ({ ...finding, quote: clip((lines[finding.line - 1] ?? '').trim()) })),
  };
}

const clip = (line: string): string => (line.length <= QUOTE ? line : `${line.slice(0, QUOTE)}…`);
