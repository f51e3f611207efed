import { mixedLimits } from '../../core/mixed/limits.ts';
import type { MixedFinding } from '../../core/mixed/mixed-finding.ts';
import { kindOfSource, scanMixed } from '../../core/mixed/scan-mixed.ts';
import { openText } from '../shared/open-text.ts';
import type { Source } from '../shared/source.ts';

/** What became of one pasted text or file. */
export type Scanned = { name: string | null } & (
  | { outcome: 'scanned'; kind: 'html' | 'css'; findings: MixedFinding[]; cut: boolean; strange: string }
  | { outcome: 'unreadable'; problem: string }
);

/** Scans a source; `chosen` is what the reader says it is, `base` the page's address, `words` tell why one cannot be read. `strange` says that neither tags nor rules are in it. */
export async function scanSource(
  source: Source,
  chosen: 'html' | 'css' | null,
  base: string | null,
  words: DOMStringMap,
): Promise<Scanned> {
  const { name } = source;
  const opened = await openText(source);
  if (!opened.ok) return { name, outcome: 'unreadable', problem: words[opened.problem] ?? '' };
  const kind = chosen ?? (name !== null && /\.css$/i.test(name) ? 'css' : kindOfSource(opened.text));
  const findings = scanMixed(opened.text, { kind, ...(base === null ? {} : { base }) });
  return {
    name,
    outcome: 'scanned',
    kind,
    findings,
    cut: findings.length >= mixedLimits.findings,
    strange: kind === 'html' && !/<[a-z!/?]/i.test(opened.text) ? (words['strange'] ?? '') : '',
  };
}
