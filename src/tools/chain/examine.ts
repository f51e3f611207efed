import type { ChainParts } from '../../core/chain/chain-parts.ts';
import type { ChainReport } from '../../core/chain/chain-report.ts';
import { examineWith, type ChainOptions } from '../../core/chain/examine-with.ts';
import type { RunSource } from '../../core/connection/split-runs.ts';
import { fingerprintOf } from '../../core/chain/problem-of.ts';
import type { Verify } from '../../core/crypto/verification.ts';
import type { Subject } from '../../core/x509/subject.ts';
import type { TextReading } from './text-reading.ts';
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

export const certificatesIn = (readings: readonly TextReading[]): Subject[] =>
  readings.flatMap(({ subjects }) => subjects).filter(({ kind }) => kind === 'certificate');

/** The roots that the reader trusts; null where the known ones count. */
export const trustOf = ({ readings, trustGiven }: Pick<ChainQuestion, 'readings' | 'trustGiven'>): Subject[] | null =>
  trustGiven ? givenRoots(readings) : null;

type Ask = (pool: Pick<ChainOptions, 'pool' | 'leaf' | 'ordered' | 'host'>, sources?: readonly RunSource[]) => Promise<ChainReport | null>;

/** Asks core about certificates, and about what `sources` say of their revocation. */
export function askOf(question: Omit<ChainQuestion, 'leaf'>): Ask {
  const { readings, at, verify, parts, revocation } = question;
  return async (asked, sources = []) => {
    const report = await examineWith({ host: question.host, trust: trustOf(question), authorities, rules, at, verify, ...asked }, parts);
    return report && judgeRevocation(report, { sources, certificates: certificatesIn(readings), at, verify }, revocation);
  };
}

/** Asks about the certificates of all sources together. Null where there is none. */
export async function examine(question: ChainQuestion): Promise<ChainAnswer | null> {
  const { readings } = question;
  const pool = readings.flatMap(({ subjects }) => subjects);
  const certificates = certificatesIn(readings);
  const servers = certificates.filter(({ basicConstraints }) => basicConstraints?.ca !== true);
  const leaves = [...new Map(servers.map((certificate) => [fingerprintOf(certificate), certificate])).values()];
  const leaf = leaves.find((certificate) => fingerprintOf(certificate) === question.leaf);
  // Files chosen one by one come in the order of their names: nobody put them in that order.
  const ordered = readings.filter(({ subjects }) => subjects.some(({ kind }) => kind === 'certificate')).length < 2;
  const ask = askOf(question);
  const report = await ask({ pool, leaf, ordered }, readings);
  return report && { report, certificates, leaves, ask: (added) => ask({ pool: [...pool, ...added], leaf, ordered: false }) };
}
