import type { Severity } from '../policy/finding.ts';
import type { Subject } from '../x509/subject.ts';
import type { ChainReport, ChainRole, ProblemCode } from './chain-report.ts';
import { nameKey } from './name-key.ts';
import { fingerprintOf } from './problem-of.ts';
import { seamOf, type Seam } from './seams.ts';

/** What a drawing shows in one row: a certificate of the path, or the place where one is missing. `twins` have its name and another key. */
export type ChainNode =
  | { kind: 'certificate'; sha256: string; title: string; role: ChainRole; state: 'ok' | Severity; codes: ProblemCode[]; twins: Subject[] }
  | { kind: 'missing'; title: string; authority: string | null; twins: Subject[] };

/** The seam between a row and the one below it. `label` is a code in `content/messages/chain.yaml`. */
export interface ChainLine extends Seam {
  label: 'link-signed' | 'link-bad-signature' | 'link-other-key' | 'link-not-checked' | 'link-missing';
}

/** Rows from top (root) to bottom (leaf); `lines[i]` is between `nodes[i]` and `nodes[i + 1]`. */
export interface ChainDrawing {
  nodes: ChainNode[];
  lines: ChainLine[];
  /** SHA-256 of certificates that stand beside the path. */
  extras: string[];
}

/** What keys a certificate names, its own and that of its issuer. */
export type Keys = Pick<Subject, 'ski' | 'aki'>;

const WORST: Severity[] = ['error', 'warning', 'info'];

/**
 * Lays a report out for drawing, as plain data: no sizes, no colours, no words. `given` is everything that was pasted; `known` tells
 * the keys of a certificate that was not.
 */
export function drawChain(report: ChainReport, given: readonly Subject[], known: (sha256: string) => Keys | null): ChainDrawing {
  const { path } = report;
  const codesOf = (sha256: string): ChainReport['problems'] => report.problems.filter(({ cert }) => cert === sha256);
  const subjectOf = (sha256: string): Subject | undefined => given.find((each) => fingerprintOf(each) === sha256);
  const keysOf = (sha256: string): Keys => subjectOf(sha256) ?? known(sha256) ?? { ski: null, aki: null };
  const others = given.filter((each) => !path.some(({ sha256 }) => sha256 === fingerprintOf(each)));
  const namesakes = (name: Subject['subject']): Subject[] => {
    const key = nameKey(name);
    return key === null ? [] : others.filter(({ subject }) => nameKey(subject) === key);
  };
  const nodes: ChainNode[] = path.map(({ sha256, subject, role }) => {
    const problems = codesOf(sha256);
    const own = subjectOf(sha256);
    return {
      kind: 'certificate',
      sha256,
      title: subject,
      role,
      state: WORST.find((severity) => problems.some((problem) => problem.severity === severity)) ?? 'ok',
      codes: problems.map(({ code }) => code),
      // A site's old and new certificates have one name and are no riddle.
      twins: role === 'leaf' || !own ? [] : namesakes(own.subject).filter(({ spkiSha256 }) => spkiSha256 !== own.spkiSha256),
    };
  });
  const lines = path.slice(0, -1).map(({ sha256 }, at) => {
    const codes = codesOf(sha256).map(({ code }) => code);
    return lineAbove(codes, keysOf(sha256), keysOf(path[at + 1]?.sha256 ?? ''));
  });
  for (const { after, issuer, authority, aki } of report.gaps) {
    nodes.push({ kind: 'missing', title: issuer, authority, twins: namesakes(subjectOf(after)?.issuer ?? null) });
    lines.push({ ...seamOf({ aki }, null, null), label: 'link-missing' });
  }
  return { nodes: nodes.reverse(), lines: lines.reverse(), extras: [...report.extras] };
}

function lineAbove(codes: ProblemCode[], child: Keys, issuer: Keys): ChainLine {
  if (codes.includes('bad-signature') || codes.includes('algorithm-mismatch'))
    return { ...seamOf(child, issuer, false), label: 'link-bad-signature' };
  const isChecked = !codes.includes('signature-not-checked');
  const seam = seamOf(child, issuer, isChecked ? true : null);
  return { ...seam, label: seam.state === 'apart' ? 'link-other-key' : isChecked ? 'link-signed' : 'link-not-checked' };
}
