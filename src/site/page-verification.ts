import { commandBlocksOf } from '../content/command-blocks.ts';
import type { Mdx } from '../content/mdx.ts';
import { passedWith, softwareNames } from '../content/passed-with.ts';
import type { Guide } from '../schemas/guide.ts';
import type { Verified } from '../schemas/verified.ts';

/** What of a page's commands and settings has been run on real software, and what has not. */
export interface PageVerification {
  /** "nginx 1.22.1、OpenSSL 3.0.22"; empty if nothing passed. */
  software: string;
  passed: number;
  /** Why blocks were not run, and how many for each reason. */
  notRun: { reason: string; count: number }[];
}

/** The line below a page's title: on what its commands were run, and what of it was not. Empty if there is nothing to run. */
export function verifiedLine(found: PageVerification | null, notRun: Guide['notRun']): string {
  const software = found?.software ?? '';
  const ran = software === '' ? [] : [`${notRun ? '指令' : ''}已驗證於 ${software}`];
  if (notRun) return [...ran, `${notRun.what}未在實機執行`].join('；');
  return ran[0] ?? (found ? '未在實機執行' : '');
}

const WINDOWS = ['bat', 'powershell'];

/** Holds an article's blocks against what has been kept of the last complete run; null if there is nothing to run on the page. */
export function pageVerification(mdx: Pick<Mdx, 'blocks'>, kept: Verified): PageVerification | null {
  const blocks = commandBlocksOf({ file: '', mdx });
  const passed = new Set(blocks.flatMap((block) => passedWith(block, kept) ?? []));
  const reasons = new Map<string, number>();
  const add = (reason: string, count: number): void => {
    if (count > 0) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  };
  let done = 0;
  for (const block of blocks) {
    if (passedWith(block, kept) !== null) done++;
    else add(block.run !== null || /^同 /.test(block.norun ?? '') ? '文章改過之後還沒有重新執行' : (block.norun ?? ''), 1);
  }
  add('測試的主機是 Linux，Windows 的指令沒有執行', mdx.blocks.filter(({ language }) => WINDOWS.includes(language)).length);
  if (done === 0 && reasons.size === 0) return null;
  return {
    software: softwareNames(passed, kept),
    passed: done,
    notRun: [...reasons].map(([reason, count]) => ({ reason, count })),
  };
}
