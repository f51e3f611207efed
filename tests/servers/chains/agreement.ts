import type { ChainReport } from '../../../src/core/chain/chain-report.ts';
import type { Chain } from './chain.ts';
import { OK, type Verdict } from './verdict.ts';

export const JUDGES = ['chromium', 'firefox', 'openssl'] as const;
export type Judge = (typeof JUDGES)[number];

/** A chain, what we say of it, and what the others said in the same minute. */
export interface Judged {
  chain: Pick<Chain, 'name'>;
  report: Pick<ChainReport, 'ok' | 'problems'> & { clients?: Record<Judge, { accepts: boolean | null; code: string | null }> };
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
  /** It refuses, as its column says, with another code. */
  codes: string[];
}

/** A chain of which we may say otherwise than they do. What a browser refuses is never usable. */
export interface Excuse {
  name: string;
  what: Exclude<keyof Differences, 'unsafe' | 'codes'>;
  why: string;
}

export function differences(all: readonly Judged[], excuses: readonly Excuse[]): Differences {
  const found: Differences = { unsafe: [], lenient: [], harsh: [], columns: [], codes: [] };
  for (const judged of all) {
    const { chain, report, said } = judged;
    const add = (what: keyof Differences, line: string): void => {
      if (!excuses.some((excuse) => excuse.name === chain.name && excuse.what === what)) found[what].push(line);
    };
    const browsersAccept = said.chromium === OK && said.firefox === OK;
    const opensslAccepts = said.openssl === OK;
    if (report.ok && !browsersAccept) add('unsafe', lineOf(judged));
    if (report.ok && browsersAccept && !opensslAccepts) add('lenient', lineOf(judged));
    if (!report.ok && browsersAccept && opensslAccepts) add('harsh', lineOf(judged));
    for (const judge of JUDGES) {
      const { accepts = null, code = null } = report.clients?.[judge] ?? {};
      if (accepts === null) continue;
      const accepted = said[judge] === OK;
      if (accepts !== accepted) add('columns', `${judge} 寫成${accepts ? '接受' : '拒絕'}：${lineOf(judged)}`);
      else if (!accepted && code !== said[judge]) add('codes', `${chain.name}：${judge} 說 ${said[judge]}，這裡寫 ${code ?? '不知道'}`);
    }
  }
  return found;
}

function lineOf({ chain, report, said }: Judged): string {
  const codes = report.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  const ours = report.ok ? '可用' : `不可用（${codes.join('、')}）`;
  return `${chain.name}：這裡說${ours}；${JUDGES.map((judge) => `${judge} ${said[judge]}`).join('，')}`.replaceAll('\0', '\\0');
}
