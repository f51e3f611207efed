import { commandBlocksOf, type CommandBlock } from '../../../src/content/command-blocks.ts';
import { loadArticles } from '../../../src/content/articles.ts';

const blocks = new Map<string, CommandBlock>();
for (const article of loadArticles()) {
  for (const block of commandBlocksOf(article)) if (block.run !== null) blocks.set(block.run, block);
}

/** Every block of the articles with a run="…", by that name, as the pages have it. */
export const guideBlocks: ReadonlyMap<string, CommandBlock> = blocks;

/** The block of that name. */
export function guideBlock(id: string): CommandBlock {
  const block = blocks.get(id);
  if (!block) throw new Error(`文章裡沒有 run="${id}" 的區塊`);
  return block;
}
