import type { Severity } from '../policy/finding.ts';
import type { ChainReport, ChainRole, ProblemCode } from './chain-report.ts';

/** What a drawing shows in one row: a certificate of the path, or the place where one is missing. */
export type ChainNode =
  | { kind: 'certificate'; sha256: string; title: string; role: ChainRole; state: 'ok' | Severity; codes: ProblemCode[] }
  | { kind: 'missing'; title: string; authority: string | null };

/** The line between a row and the one below it. `label` is a code in `content/messages/chain.yaml`. */
export interface ChainLine {
  state: 'ok' | 'broken' | 'missing';
  label: 'link-signed' | 'link-bad-signature' | 'link-not-checked' | 'link-missing';
}

/** Rows from top (root) to bottom (leaf); `lines[i]` is between `nodes[i]` and `nodes[i + 1]`. */
export interface ChainDrawing {
  nodes: ChainNode[];
  lines: ChainLine[];
  /** SHA-256 of certificates that stand beside the path. */
  extras: string[];
}

const WORST: Severity[] = ['error', 'warning', 'info'];

/** Lays a report out for drawing, as plain data: no sizes, no colours, no words. */
export function drawChain(report: ChainReport): ChainDrawing {
  const codesOf = (sha256: string): ChainReport['problems'] => report.problems.filter(({ cert }) => cert === sha256);
  const nodes: ChainNode[] = report.path.map(({ sha256, subject, role }) => {
    const problems = codesOf(sha256);
    const state = WORST.find((severity) => problems.some((problem) => problem.severity === severity)) ?? 'ok';
    return { kind: 'certificate', sha256, title: subject, role, state, codes: problems.map(({ code }) => code) };
  });
  const lines: ChainLine[] = report.path.slice(0, -1).map(({ sha256 }) => lineAbove(codesOf(sha256).map(({ code }) => code)));
  for (const { issuer, authority } of report.gaps) {
    nodes.push({ kind: 'missing', title: issuer, authority });
    lines.push({ state: 'missing', label: 'link-missing' });
  }
  return { nodes: nodes.reverse(), lines: lines.reverse(), extras: [...report.extras] };
}

function lineAbove(codes: ProblemCode[]): ChainLine {
  if (codes.includes('bad-signature') || codes.includes('algorithm-mismatch')) return { state: 'broken', label: 'link-bad-signature' };
  if (codes.includes('signature-not-checked')) return { state: 'broken', label: 'link-not-checked' };
  return { state: 'ok', label: 'link-signed' };
}
