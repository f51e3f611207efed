import type { ChainParts } from '../../core/chain/chain-parts.ts';
import { examineWith } from '../../core/chain/examine-with.ts';
import { mayHaveRuns } from '../../core/connection/may-have-runs.ts';
import type { ChainReport } from '../../core/chain/chain-report.ts';
import type { RunVerdict } from '../../core/connection/judge-run.ts';
import type { SentCertificate } from '../../core/connection/sent-certificates.ts';
import type { Verify } from '../../core/crypto/verification.ts';
import { decodeText } from '../../core/pem/decode-text.ts';
import type { Subject } from '../../core/x509/subject.ts';
import type { Reading } from '../shared/read-source.ts';
import { givenRoots } from './given-roots.ts';
import { judgeRevocation } from './revocation.ts';
import type { runs as kbRunsApi } from './runs.ts';
import { authorities, rules } from './words.ts';

/** A reading with the text it was read from. */
export interface TextReading extends Reading {
  text: string;
}

/** The text of what was loaded; bytes that are none give one without anything in it that we know. */
export const textOf = (input: Uint8Array | string | null): string =>
  input === null ? '' : typeof input === 'string' ? input : decodeText(input).text;

/** Whether the script that reads connections is worth loading. */
export const hasRuns = (readings: readonly TextReading[]): boolean => readings.some(({ text }) => mayHaveRuns(text));

export interface RunsQuestion {
  /** The script's, which has been loaded. */
  kbRuns: typeof kbRunsApi;
  readings: readonly TextReading[];
  host: string | null;
  at: Date;
  trustGiven: boolean;
  verify: Verify;
  parts: ChainParts;
  /** Where the script lies that judges CRLs and OCSP responses. */
  revocation: string;
}

export interface RunsAnswer {
  verdicts: RunVerdict[];
  /** What no connection sent and no verdict is about. */
  beside: Subject[];
  /** The report on what a connection sent, if others were sent after it. */
  ask: (sent: readonly SentCertificate[], added: readonly Subject[]) => Promise<ChainReport | null>;
}

/** One verdict for each connection. Null where there is no connection. */
export async function examineRuns({
  kbRuns,
  readings,
  host,
  at,
  trustGiven,
  verify,
  parts,
  revocation,
}: RunsQuestion): Promise<RunsAnswer | null> {
  const { runs, beside, others } = kbRuns.split(readings);
  if (runs.length === 0) return null;
  const trust = trustGiven ? givenRoots(readings) : null;
  const given = readings.flatMap(({ subjects }) => subjects).filter(({ kind }) => kind === 'certificate');
  const verdicts: RunVerdict[] = [];
  for (const { run, text, certificates } of runs) {
    const sources = [...others, { subjects: [], text }];
    verdicts.push(
      await kbRuns.judge({
        run,
        certificates,
        beside,
        authorities,
        trust,
        at,
        ask: async (pool, asked) => {
          const report = await examineWith({ pool, trust, authorities, rules, at, host: host ?? asked, verify }, parts);
          return report === null ? null : judgeRevocation(report, { sources, certificates: given, at, verify }, revocation);
        },
      }),
    );
  }
  return {
    verdicts,
    beside: kbRuns.withoutSent(beside, verdicts),
    ask: (sent, added) => {
      const pool = [...sent.flatMap(({ certificate }) => certificate ?? []), ...added];
      return examineWith({ pool, trust, ordered: false, authorities, rules, at, host, verify }, parts);
    },
  };
}
