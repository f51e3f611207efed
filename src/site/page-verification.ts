import { commandBlocksOf } from '../content/command-blocks.ts';
import type { Mdx } from '../content/mdx.ts';
import { exactly, passedWith, softwareNames } from '../content/passed-with.ts';
import type { Guide } from '../schemas/guide.ts';
import type { Verified } from '../schemas/verified.ts';

/** What of a page's commands and settings has been run on real software, and what has not. */
export interface PageVerification {
  /** "nginx 1.22、1.26；OpenSSL 3.0、3.5"; empty if nothing passed. */
  software: string;
  /** The same with the whole numbers. */
  exact: string;
  passed: number;
  /** Why blocks were not run, and how many for each reason. */
  notRun: { reason: string; count: number }[];
}

/** How well a page is proven where it was not run: held against what the maker publishes, or not even that. */
const proofOf = (confidence: Guide['confidence']): string => (confidence === 'unverified' ? '未核對' : '只經文件核對');

/**
 * The line below a page's title, its level of proof: on what its commands were run, and what of it was only held against documents, or
 * not at all. Empty if there is nothing to run.
 */
export function verifiedLine(found: PageVerification | null, { notRun, confidence }: Pick<Guide, 'notRun' | 'confidence'>): string {
  const software = found?.software ?? '';
  const ran = software === '' ? [] : [`${notRun ? '指令' : ''}實測於 ${software}`];
  if (notRun) return [...ran, `${notRun.what}${proofOf(confidence)}`].join('；');
  return ran[0] ?? (found ? '未在實機執行' : '');
}

const WINDOWS = ['bat', 'powershell'];

/** Holds an article's blocks against what has been kept of the last complete run; null if there is nothing to run on the page. */
export function pageVerification(mdx: Pick<Mdx, 'blocks'>, kept: Verified): PageVerification | null {
  const blocks = commandBlocksOf({ file: '', mdx });
  const passed = blocks.map((block) => passedWith(block, kept)).filter((versions) => versions !== null);
  const reasons = new Map<string, number>();
  const add = (reason: string, count: number): void => {
    if (count > 0) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  };
  for (const block of blocks) {
    if (passedWith(block, kept) === null)
      add(block.run !== null || /^同 /.test(block.norun ?? '') ? '文章改過之後還沒有重新執行' : (block.norun ?? ''), 1);
  }
  add(
    '測試的主機是 Linux，Windows 的指令沒有執行；指令的參數逐一對照公開的參考文件',
    mdx.blocks.filter(({ language }) => WINDOWS.includes(language)).length,
  );
  if (passed.length === 0 && reasons.size === 0) return null;
  return {
    software: softwareNames(passed),
    exact: softwareNames(passed, exactly),
    passed: passed.length,
    notRun: [...reasons].map(([reason, count]) => ({ reason, count })),
  };
}
