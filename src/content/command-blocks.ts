import type { Mdx } from './mdx.ts';

/** Commands of Linux, and settings of servers: what the tests can run. A plain text counts where it says so: commands of WildFly's console. */
export const languages = ['sh', 'nginx', 'apache', 'xml', 'ini', 'properties', 'text'] as const;

/** A block of an article that could be run, and what its author says about running it. */
export interface CommandBlock {
  file: string;
  line: number;
  language: (typeof languages)[number];
  run: string | null;
  norun: string | null;
  /** Without the indentation of a list. */
  code: string;
}

/** Every block of an article that the tests could run. */
export function commandBlocksOf({ file, mdx }: { file: string; mdx: Pick<Mdx, 'blocks'> }): CommandBlock[] {
  return mdx.blocks.flatMap(({ language: written, meta, code, line }) => {
    const language = languages.find((known) => known === written);
    const marks = blockMarks(meta);
    if (language === undefined || (language === 'text' && marks.run === null && marks.norun === null)) return [];
    return [{ file, line, language, ...marks, code }];
  });
}

/** What stands behind the language of a fence: `run="csr-check"` or `norun="why not"`. */
export function blockMarks(meta: string): Pick<CommandBlock, 'run' | 'norun'> {
  return { run: /(?:^|\s)run="([^"]*)"/.exec(meta)?.[1] ?? null, norun: /(?:^|\s)norun="([^"]*)"/.exec(meta)?.[1] ?? null };
}
