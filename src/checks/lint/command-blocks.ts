import type { Article } from '../../content/articles.ts';
import { languages, type CommandBlock } from '../../content/command-blocks.ts';
import type { LintProblem } from './passage.ts';

/** What neither a reader of Linux types nor a server there reads. */
const OTHERS = ['bat', 'powershell'];
const KNOWN = new Set<string>([...languages, ...OTHERS]);

/** Blocks whose language hides them from the rule below: another name for a shell, or none. */
export function lintBlockLanguages({ file, mdx }: Pick<Article, 'file' | 'mdx'>): LintProblem[] {
  return mdx.blocks
    .filter(({ fence, language }) => fence !== '```' || !KNOWN.has(language))
    .map(({ line }) => ({ file, line, message: `程式碼區塊要用三個反引號，後面寫語言：${[...KNOWN].join('、')} 其中之一。` }));
}

/** Blocks that neither run in the tests nor say why not, copies (norun="同 代號") that no longer are, and run names given twice. */
export function lintCommandBlocks(blocks: readonly CommandBlock[]): LintProblem[] {
  const named = new Map<string, CommandBlock>();
  for (const block of blocks) if (block.run !== null && !named.has(block.run)) named.set(block.run, block);
  return blocks.flatMap((block) => {
    const message = faultOf(block, named);
    return message === null ? [] : [{ file: block.file, line: block.line, message }];
  });
}

function faultOf(block: CommandBlock, named: ReadonlyMap<string, CommandBlock>): string | null {
  const { run, norun, code } = block;
  if (run !== null && norun !== null) return '指令區塊只能有 run 或 norun 其中一個。';
  if (run !== null) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(run)) return `run="${run}" 只能用小寫英文、數字與連字號。`;
    const first = named.get(run);
    return first && first !== block ? `run="${run}" 已經用在 ${first.file}:${first.line}，請換一個代號。` : null;
  }
  if (!norun?.trim())
    return `${block.language} 區塊要寫 run="代號"（會在測試裡真的執行）、norun="同 代號"（和那一塊一字不差）或 norun="不能執行的原因"。`;
  const twin = /^同 ([a-z0-9-]+)$/.exec(norun)?.[1];
  if (twin === undefined) return null;
  const original = named.get(twin);
  if (!original) return `norun="同 ${twin}"：沒有 run="${twin}" 的區塊。`;
  return original.code === code
    ? null
    : `這一塊已經和 run="${twin}"（${original.file}:${original.line}）不同；請改成一樣，或給它自己的 run 代號。`;
}
