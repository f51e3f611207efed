import type { ChainReport } from '../../../src/core/chain/chain-report.ts';
import type { Chain } from './chain.ts';
import { OK, type Verdict } from './verdict.ts';

export const JUDGES = ['chromium', 'firefox', 'openssl'] as const;
export type Judge = (typeof JUDGES)[number];

/** A chain, what we say of it, and what the others said in the same minute. */
export interface Judged {
  chain: Pick<Chain, 'name'>;
  report: Pick<ChainReport, 'ok' | 'problems'> & { clients?: Record<Judge, { accepts: boolean | null }> };
  said: Record<Judge, Verdict>;
}

/** Where we and they differ, a line each. */
export interface Differences {
  /** We say usable, and a browser refuses. */
  unsafe: string[];
  /** We say usable, and only OpenSSL refuses. */
  lenient: string[];
  /** We say not usable, and all of them accept. */
  harsh: string[];
  /** The column of one says otherwise than the one itself. */
  columns: string[];
}

/** Compares, except for the chains that `excused` names. */
export function differences(all: readonly Judged[], excused: ReadonlyMap<string, string>): Differences {
  const found: Differences = { unsafe: [], lenient: [], harsh: [], columns: [] };
  for (const judged of all) {
    if (excused.has(judged.chain.name)) continue;
    const { report, said } = judged;
    const browsersAccept = said.chromium === OK && said.firefox === OK;
    const opensslAccepts = said.openssl === OK;
    if (report.ok && !browsersAccept) found.unsafe.push(lineOf(judged));
    if (report.ok && browsersAccept && !opensslAccepts) found.lenient.push(lineOf(judged));
    if (!report.ok && browsersAccept && opensslAccepts) found.harsh.push(lineOf(judged));
    for (const judge of JUDGES) {
      const accepts = report.clients?.[judge].accepts ?? null;
      if (accepts !== null && accepts !== (said[judge] === OK))
        found.columns.push(`${judge} ${accepts ? '接受' : '拒絕'}，實際相反：${lineOf(judged)}`);
    }
  }
  return found;
}

function lineOf({ chain, report, said }: Judged): string {
  const codes = report.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  const ours = report.ok ? '可用' : `不可用（${codes.join('、')}）`;
  return `${chain.name}：這裡說${ours}；${JUDGES.map((judge) => `${judge} ${said[judge]}`).join('，')}`.replaceAll('\0', '\\0');
}
