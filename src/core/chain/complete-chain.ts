import type { Subject } from '../x509/subject.ts';
import type { ChainReport, ProblemCode } from './chain-report.ts';
import { fingerprintOf } from './problem-of.ts';

/** What names a certificate to be added, in `facts.authority`. */
const ADDS: ReadonlySet<ProblemCode> = new Set(['missing-intermediate', 'cross-missing', 'wrong-sibling'] as const);

export interface Added {
  /** Id in `content/authorities`. */
  authority: string;
  certificate: Subject;
}

export interface Completed {
  /** What there is to say of the chain with what was added, in the order in which a server should send it. */
  report: ChainReport;
  added: Added[];
}

/** What a report wants to be added that may be on file; of what only old clients need nothing. */
function wantedBy({ problems }: ChainReport): string[] {
  return problems.flatMap(({ code, severity, facts }) =>
    ADDS.has(code) && severity !== 'info' && typeof facts['authority'] === 'string' ? [facts['authority']] : [],
  );
}

/**
 * Adds what is missing as far as it is on file, one certificate after the other, and judges anew each time: what does not become part
 * of the path by its signature is not kept, so that a name or an identifier alone brings nothing in. Null where nothing could be added.
 */
export async function completeChain(
  first: ChainReport,
  { find, ask }: { find: (authority: string) => Subject | null; ask: (added: readonly Subject[]) => Promise<ChainReport | null> },
): Promise<Completed | null> {
  let report = first;
  const added: Added[] = [];
  for (;;) {
    const authority = wantedBy(report).find((id) => !added.some((one) => one.authority === id));
    const certificate = authority === undefined ? null : find(authority);
    if (authority === undefined || certificate === null) break;
    const next = await ask([...added.map((one) => one.certificate), certificate]);
    const isUsed = next?.path.some(({ sha256 }) => sha256 === fingerprintOf(certificate)) === true;
    // What has the right identifier and not the key is shown to readers as damaged; it is nothing to be sent.
    if (next === null || !isUsed || next.problems.some(({ code }) => code === 'bad-signature')) break;
    report = next;
    added.push({ authority, certificate });
  }
  return added.length === 0 ? null : { report, added };
}
