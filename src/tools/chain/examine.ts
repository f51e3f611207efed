import type { ChainParts } from '../../core/chain/chain-parts.ts';
import type { ChainReport } from '../../core/chain/chain-report.ts';
import { examineWith } from '../../core/chain/examine-with.ts';
import { fingerprintOf } from '../../core/chain/problem-of.ts';
import type { Verify } from '../../core/crypto/verification.ts';
import type { Subject } from '../../core/x509/subject.ts';
import type { TextReading } from './examine-runs.ts';
import { givenRoots } from './given-roots.ts';
import { judgeRevocation } from './revocation.ts';
import { authorities, rules } from './words.ts';

export interface ChainQuestion {
  readings: readonly TextReading[];
  /** SHA-256 of the certificate the reader chose to start from; null leaves the choice to us. */
  leaf: string | null;
  host: string | null;
  at: Date;
  /** Trust the self-signed certificates that were given, as a PC does on which an administrator has imported them. */
  trustGiven: boolean;
  verify: Verify;
  parts: ChainParts;
  /** Where the script lies that judges CRLs and OCSP responses. */
  revocation: string;
}

export interface ChainAnswer {
  report: ChainReport;
  /** Every certificate that was given, in order. */
  certificates: Subject[];
  /** Certificates of servers among them, each once. */
  leaves: Subject[];
  /** The report that they would give with others added; null where there is none. */
  ask: (added: readonly Subject[]) => Promise<ChainReport | null>;
}

/** Asks core about the certificates of all sources together. Null where there is none. */
export async function examine({
  readings,
  leaf,
  host,
  at,
  trustGiven,
  verify,
  parts,
  revocation,
}: ChainQuestion): Promise<ChainAnswer | null> {
  const pool = readings.flatMap(({ subjects }) => subjects);
  const certificates = pool.filter(({ kind }) => kind === 'certificate');
  const servers = certificates.filter(({ basicConstraints }) => basicConstraints?.ca !== true);
  const leaves = [...new Map(servers.map((certificate) => [fingerprintOf(certificate), certificate])).values()];
  const chosen = leaves.find((certificate) => fingerprintOf(certificate) === leaf);
  // Files chosen one by one come in the order of their names: nobody put them in that order.
  const ordered = readings.filter(({ subjects }) => subjects.some(({ kind }) => kind === 'certificate')).length < 2;
  const trust = trustGiven ? givenRoots(readings) : null;
  const question = { pool, leaf: chosen, trust, ordered, authorities, rules, at, host, verify };
  const built = await examineWith(question, parts);
  if (built === null) return null;
  const report = await judgeRevocation(built, { sources: readings, certificates, at, verify }, revocation);
  return { report, certificates, leaves, ask: (added) => examineWith({ ...question, pool: [...pool, ...added], ordered: false }, parts) };
}
