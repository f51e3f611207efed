import { examineWith } from '../../core/chain/examine-with.ts';
import type { Verify } from '../../core/crypto/verification.ts';
import { inspectSubject } from '../../core/inspect/inspect-input.ts';
import type { ProbeContext } from '../../core/probe/judge-probe.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { loadPart } from '../chain/load-part.ts';
import { pageParts } from '../chain/page-parts.ts';
import { judgeRevocation } from '../chain/revocation.ts';
import { authorities, rules } from '../chain/words.ts';

/** How records are judged on this page: by the day, and by the roots that the reader trusts (null: the known ones). Rejects where a script of rules cannot be read. */
export async function judging(
  { dataset }: HTMLElement,
  { at, trust, verify }: { at: Date; trust: readonly Subject[] | null; verify: Verify },
): Promise<ProbeContext> {
  const parts = pageParts(dataset);
  const known = await loadPart(dataset.rulesCertificate, () => globalThis.kbRules?.['certificate']);
  // Below a root of one's own nobody asks for what the programmes of public roots demand.
  const ofPublicRoots = new Set(rules.flatMap(({ id, publicRootsOnly }) => (publicRootsOnly === true ? [id] : [])));
  const certificateRules = trust === null ? known : known.filter(({ id }) => !ofPublicRoots.has(id));
  return {
    inspect: (certificate) => inspectSubject(certificate, { at, programme: 'public-web', rules: certificateRules, authorities, verify }),
    ask: async (pool, { host, ordered, response }) => {
      const report = await examineWith({ pool, leaf: pool[0], host, ordered, trust, authorities, rules, at, verify }, parts);
      if (report === null || response === null) return report;
      const sources = [{ subjects: [response], text: '' }];
      return judgeRevocation(report, { sources, certificates: pool, at, verify }, dataset.revocation ?? '');
    },
  };
}
