import type { Verified } from '../../schemas/verified.ts';
import type { CommandBlock } from '../../content/command-blocks.ts';
import type { PassedEverywhere } from './passed-block.ts';
import { validClaims } from './verification.ts';

/** Counts of tests. */
export interface ServersRun {
  passed: number;
  failed: number;
  skipped: number;
}

/** What a run's end means for the guides' blocks. */
export interface Judged extends ServersRun {
  /** Blocks with a run="…" that no test passed. */
  missed: CommandBlock[];
  /** Blocks that the kept file says are verified, and that did not pass. */
  untrue: string[];
  /** Passed blocks that the kept file does not have. */
  unkept: number;
  /** Everything was there and nothing failed: the result may be kept. */
  complete: boolean;
}

/** Every block has to pass, and every claim has to come true; only where software is missing, and tests were skipped, nothing is said of the rest. */
export function judgeRun(
  blocks: readonly CommandBlock[],
  passed: ReadonlyMap<string, PassedEverywhere>,
  kept: Verified,
  ended: ServersRun,
): Judged {
  const missed = blocks.filter(({ run }) => run !== null && !passed.has(run));
  const claims = validClaims(blocks, kept);
  const untrue = [...claims].filter((id) => !passed.has(id));
  const all = ended.skipped === 0;
  const failed = ended.failed + (all ? missed.length : 0);
  return {
    ...ended,
    failed,
    missed,
    untrue,
    unkept: blocks.filter(({ run }) => run !== null && passed.has(run) && !claims.has(run)).length,
    complete: all && failed === 0,
  };
}
