import { createHash } from 'node:crypto';
import type { CommandBlock } from './command-blocks.ts';

/** Names a block's text: what was verified is no longer when this changes. */
export function blockHash({ language, code }: Pick<CommandBlock, 'language' | 'code'>): string {
  return createHash('sha256').update(`${language}\n${code}`).digest('hex').slice(0, 16);
}
