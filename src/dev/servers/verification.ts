import { stringify } from 'yaml';
import type { Verified } from '../../schemas/verified.ts';
import type { CommandBlock } from '../../content/command-blocks.ts';
import { blockHash } from '../../content/block-hash.ts';
import { addVersions } from '../../content/versions.ts';
import type { PassedEverywhere } from './passed-block.ts';

/** What a complete run has verified, as it is kept in `content/verified.yaml`. */
export function verificationOf(
  blocks: readonly CommandBlock[],
  passed: ReadonlyMap<string, PassedEverywhere>,
  now: { date: string; system: string },
): Verified {
  let software: Verified['software'] = {};
  const entries = blocks.flatMap((block): [string, Verified['blocks'][string]][] => {
    const found = block.run === null ? undefined : passed.get(block.run);
    if (!found) return [];
    software = addVersions(software, found.software);
    return [[found.id, { hash: blockHash(block), passed: sorted(addVersions({}, found.software)) }]];
  });
  return { ...now, software: sorted(software), blocks: sorted(Object.fromEntries(entries)) };
}

const sorted = <Value>(record: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Claims of the kept file that hold for today's text of the guides. */
export function validClaims(blocks: readonly CommandBlock[], kept: Verified): Set<string> {
  return new Set(blocks.flatMap((block) => (block.run !== null && kept.blocks[block.run]?.hash === blockHash(block) ? [block.run] : [])));
}

/** Blocks that have changed since they passed, or that never have. */
export function withoutClaim(blocks: readonly CommandBlock[], kept: Verified): CommandBlock[] {
  const valid = validClaims(blocks, kept);
  return blocks.filter(({ run }) => run !== null && !valid.has(run));
}

/** The file's text, one line a program and a block. */
export function writeVerified({ software, blocks, ...head }: Verified): string {
  // A version of two numbers would be read as one.
  const list = (versions: readonly string[]): string => `[${versions.map((version) => `'${version}'`).join(', ')}]`;
  const programs = Object.entries(software).map(([name, versions]) => `  ${name}: ${list(versions)}\n`);
  const lines = Object.entries(blocks).map(([id, { hash, passed }]) => {
    const pairs = Object.entries(passed).map(([name, versions]) => `${name}: ${list(versions)}`);
    return `  ${id}: { hash: '${hash}', passed: { ${pairs.join(', ')} } }\n`;
  });
  return `${stringify(head)}software:\n${programs.join('')}blocks:\n${lines.join('')}`;
}
