import type { ChainReport } from '../chain/chain-report.ts';
import { noVerdicts } from '../chain/judge-clients.ts';
import { compareRuns } from './compare-runs.ts';
import type { RunVerdict } from './judge-run.ts';
import { nameOfSent } from './sent-certificates.ts';

const NOTHING: ChainReport = {
  ok: false,
  path: [],
  gaps: [],
  extras: [],
  order: 'ok',
  problems: [],
  clients: noVerdicts,
  platforms: null,
  notJudged: ['revocation'],
};

/** Whether everything that a run shows is good enough to be used. */
export const isUsable = ({ verdict }: RunVerdict): boolean => verdict === 'usable' || verdict === 'caution';

/** The report that speaks for all runs: the first that is unusable, else the first that cannot be judged, else the last. */
export function tellingReport(verdicts: readonly RunVerdict[]): ChainReport {
  const told =
    verdicts.find(({ verdict }) => verdict === 'unusable') ?? verdicts.find(({ verdict }) => verdict === 'unreadable') ?? verdicts.at(-1);
  return { ...(told?.report ?? NOTHING), ok: verdicts.every(isUsable) };
}

/** Runs as `kb chain --json` writes them beside the fields of a chain. */
export function runsJson(verdicts: readonly RunVerdict[], fields: (report: ChainReport) => object): object[] {
  return verdicts.map((one, index) => {
    const before = verdicts[index - 1];
    const { run, sent, report, remarks, verdict } = one;
    return {
      tool: run.tool,
      line: run.line,
      host: run.host,
      port: run.port,
      verdict,
      listing: run.listing,
      verified: run.verified,
      said: run.said,
      sent: sent.map((certificate) => ({
        subject: certificate.listed.subject ?? certificate.certificate?.subject?.text ?? null,
        issuer: certificate.listed.issuer ?? certificate.certificate?.issuer?.text ?? null,
        name: nameOfSent(certificate),
        sha256: certificate.certificate?.fingerprints?.sha256 ?? certificate.listed.sha256,
        pasted: certificate.certificate !== null && !certificate.isFromBeside,
      })),
      remarks,
      report: report === null ? null : fields(report),
      changed: before === undefined ? null : compareRuns(before, one),
    };
  });
}
