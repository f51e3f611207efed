import { lineAt, type LintProblem, type Passage } from './passage.ts';

/** Commands of Linux, and settings of servers: what the tests can run. */
const LANGUAGES = ['sh', 'nginx', 'apache', 'xml', 'ini', 'properties'] as const;

/** A block of an article that could be run, and what its author says about running it. */
export interface CommandBlock {
  file: string;
  line: number;
  language: (typeof LANGUAGES)[number];
  run: string | null;
  norun: string | null;
  /** Without the indentation of a list. */
  code: string;
}

const BLOCK = new RegExp(`^([ \\t]*)\`\`\`(${LANGUAGES.join('|')})\\b([^\\n]*)\\n([\\s\\S]*?)^[ \\t]*\`\`\`[ \\t]*$`, 'gm');

/** Every block of an article's body that the tests could run. */
export function commandBlocksOf(body: Passage): CommandBlock[] {
  return [...body.text.matchAll(BLOCK)].map(({ 1: indent = '', 2: language, 3: meta = '', 4: code = '', index }) => ({
    file: body.file,
    line: lineAt(body, index + 1),
    language: language as CommandBlock['language'],
    ...blockMarks(meta),
    code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimEnd(),
  }));
}

/** What stands behind the language of a fence: `run="csr-check"` or `norun="why not"`. */
export function blockMarks(meta: string): Pick<CommandBlock, 'run' | 'norun'> {
  return { run: /(?:^|\s)run="([^"]*)"/.exec(meta)?.[1] ?? null, norun: /(?:^|\s)norun="([^"]*)"/.exec(meta)?.[1] ?? null };
}

/** What neither a reader of Linux types nor a server there reads. */
const OTHERS = ['text', 'bat', 'powershell'];

/** Blocks whose language hides them from the rule above: another name for a shell, or none. */
export function lintBlockLanguages(body: Passage): LintProblem[] {
  const known = new Set<string>([...LANGUAGES, ...OTHERS]);
  let open = '';
  return body.text.split('\n').flatMap((line, index) => {
    const [, fence = '', language = ''] = /^[ \t]*(`{3,}|~{3,})([^\s]*)/.exec(line) ?? [];
    if (fence === '') return [];
    if (open !== '') {
      if (language === '' && fence.startsWith(open)) open = '';
      return [];
    }
    open = fence;
    if (fence === '```' && known.has(language)) return [];
    return [
      { file: body.file, line: body.line + index, message: `程式碼區塊要用三個反引號，後面寫語言：${[...known].join('、')} 其中之一。` },
    ];
  });
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
