import { examineChain } from '../../core/chain/build-chain.ts';
import type { ChainReport } from '../../core/chain/chain-report.ts';
import { fingerprintOf } from '../../core/chain/problem-of.ts';
import { isSelfIssued } from '../../core/chain/self-issued.ts';
import type { Verify } from '../../core/crypto/verification.ts';
import type { Subject } from '../../core/x509/subject.ts';
import type { Reading } from '../shared/read-source.ts';
import { judgeRevocation } from './revocation.ts';
import { authorities, rules } from './words.ts';

export interface ChainQuestion {
  readings: readonly Reading[];
  /** SHA-256 of the certificate the reader chose to start from; null leaves the choice to us. */
  leaf: string | null;
  host: string | null;
  at: Date;
  /** Trust the self-signed certificates that were given, as a PC does on which an administrator has imported them. */
  trustGiven: boolean;
  verify: Verify;
  /** Where the script lies that judges CRLs and OCSP responses. */
  revocation: string;
}

export interface ChainAnswer {
  report: ChainReport;
  /** Every certificate that was given, in order. */
  certificates: Subject[];
  /** Certificates of servers among them, each once. */
  leaves: Subject[];
}

/** Asks core about the certificates of all sources together. Null where there is none. */
export async function examine({ readings, leaf, host, at, trustGiven, verify, revocation }: ChainQuestion): Promise<ChainAnswer | null> {
  const pool = readings.flatMap(({ subjects }) => subjects);
  const certificates = pool.filter(({ kind }) => kind === 'certificate');
  const servers = certificates.filter(({ basicConstraints }) => basicConstraints?.ca !== true);
  const leaves = [...new Map(servers.map((certificate) => [fingerprintOf(certificate), certificate])).values()];
  const roots = trustGiven
    ? certificates.filter((certificate) => certificate.basicConstraints?.ca === true && isSelfIssued(certificate))
    : [];
  const ask = (from?: Subject): Promise<ChainReport | null> =>
    examineChain({ pool, leaf: from, trust: roots.length > 0 ? roots : null, authorities, rules, at, host, verify });

  const chosen = leaves.find((certificate) => fingerprintOf(certificate) === leaf);
  let report = await ask(chosen);
  if (report === null) return null;
  const [server] = leaves;
  if (chosen === undefined && server !== undefined && !leaves.some((each) => fingerprintOf(each) === report?.path[0]?.sha256)) {
    // A CA's certificate came first. The order is wrong, and the question is still about the server's certificate.
    const faults = report.problems.filter(({ code }) => code === 'wrong-order');
    report = (await ask(server)) ?? report;
    if (faults.length > 0 && report.order === 'ok') report = { ...report, order: 'wrong', problems: [...report.problems, ...faults] };
  }
  // Files chosen one by one come in the order of their names: nobody put them in that order.
  const giving = readings.filter(({ subjects }) => subjects.some(({ kind }) => kind === 'certificate'));
  if (giving.length > 1) report = { ...report, order: 'ok', problems: report.problems.filter(({ code }) => code !== 'wrong-order') };
  report = await judgeRevocation(report, { readings, certificates, at, verify }, revocation);
  return { report, certificates, leaves };
}
