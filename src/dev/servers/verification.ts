import { stringify } from 'yaml';
import type { Verified } from '../../schemas/verified.ts';
import type { CommandBlock } from '../../content/command-blocks.ts';
import { blockHash } from '../../content/block-hash.ts';
import type { PassedBlock } from './passed-block.ts';

/** What a complete run has verified, as it is kept in `content/verified.yaml`. */
export function verificationOf(
  blocks: readonly CommandBlock[],
  passed: ReadonlyMap<string, PassedBlock>,
  now: { date: string; system: string },
): Verified {
  const software: Record<string, string> = {};
  const entries = blocks.flatMap((block): [string, Verified['blocks'][string]][] => {
    const found = block.run === null ? undefined : passed.get(block.run);
    if (!found) return [];
    Object.assign(software, found.software);
    return [[found.id, { hash: blockHash(block), programs: Object.keys(found.software).sort() }]];
  });
  const sorted = <Value>(record: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...now, software: sorted(software), blocks: sorted(Object.fromEntries(entries)) };
}

/** Claims of the kept file that hold for today's text of the guides. */
export function validClaims(blocks: readonly CommandBlock[], kept: Verified): Set<string> {
  return new Set(blocks.flatMap((block) => (block.run !== null && kept.blocks[block.run]?.hash === blockHash(block) ? [block.run] : [])));
}

/** Blocks that have changed since they passed, or that never have. */
export function withoutClaim(blocks: readonly CommandBlock[], kept: Verified): CommandBlock[] {
  const valid = validClaims(blocks, kept);
  return blocks.filter(({ run }) => run !== null && !valid.has(run));
}

/** The file's text, one line a block. */
export function writeVerified({ blocks, ...head }: Verified): string {
  const lines = Object.entries(blocks).map(
    ([id, { hash, programs }]) => `  ${id}: { hash: '${hash}', programs: [${programs.join(', ')}] }\n`,
  );
  return `${stringify(head)}blocks:\n${lines.join('')}`;
}
