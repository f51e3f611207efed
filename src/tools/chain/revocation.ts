import type { ChainReport } from '../../core/chain/chain-report.ts';
import { maySayRevoked } from '../../core/revocation/may-say.ts';
import type { RunSource } from '../../core/connection/split-runs.ts';
import type { Verify } from '../../core/crypto/verification.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { loadPart } from './load-part.ts';
import { addWords } from './words.ts';

/** The report with what CRLs and OCSP responses among the sources say of it; as it was where there are none. `script` is where the judging lies. */
export async function judgeRevocation(
  report: ChainReport,
  question: { sources: readonly RunSource[]; certificates: readonly Subject[]; at: Date; verify: Verify },
  script: string,
): Promise<ChainReport> {
  const given = question.sources.filter(({ subjects, text }) => maySayRevoked(subjects, text ?? ''));
  if (given.length === 0) return report;
  const { evidenceIn, together, withRevocation, words } = await loadPart(script, () => globalThis.kbRevocation);
  addWords(words);
  const evidence = together(given.map(({ subjects, text }) => evidenceIn(subjects, text ?? '')));
  return withRevocation(report, { ...question, evidence });
}
