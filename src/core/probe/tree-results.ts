import { chainResults } from '../chain/tree-results.ts';
import type { ProbeVerdict } from './probe-verdict.ts';

/**
 * What the decision trees may ask of a server, as answered by this verdict: "chain:code" of its chain, "inspect:expired" and the like
 * of its own certificate, "connection:code" of what else was found; "connection:refused", ":timeout"… (a word of Connecting) where no
 * connection came about. In the form that `toolAnswers` has them, for `chain`, `inspect` and `connection`.
 */
export function probeResults({ report, leaf, findings }: Pick<ProbeVerdict, 'report' | 'leaf' | 'findings'>): string[] {
  const own = leaf?.subject.fingerprints?.sha256;
  const found = findings.flatMap(({ code, facts }) => {
    if (code === 'not-connected') return [`connection:${String(facts['connect'])}`];
    if (code !== 'must-staple-missing') return [`connection:${code}`];
    return [`connection:${code}`, leaf?.subject.ocsp.length ? 'inspect:ocsp-url' : 'inspect:no-ocsp-url'];
  });
  return [...(report ? chainResults({ ok: report.ok, problems: report.problems.filter(isOfOthers) }) : []), ...ofLeaf(), ...found];

  /** Dates of the server's own certificate have a tree of their own; of the others the tree of chains asks. */
  function isOfOthers({ code, cert }: { code: string; cert: string }): boolean {
    return cert !== own || (code !== 'expired' && code !== 'not-yet-valid');
  }

  function ofLeaf(): string[] {
    return (report?.problems ?? []).filter((problem) => !isOfOthers(problem)).map(({ code }) => `inspect:${code}`);
  }
}
