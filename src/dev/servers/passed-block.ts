import { readFileSync } from 'node:fs';

/** One block that did what its guide says, as a test tells the runner of it; one JSON object a line. */
export interface PassedBlock {
  id: string;
  /** Versions of the programs that it was tried with, by name. */
  software: Record<string, string>;
  /** What the test put in the place of which literal text, and why. */
  replaced: string[];
}

/** What all test files told, one entry a block: a block may pass in several tests. */
export function readPassedBlocks(file: string): Map<string, PassedBlock> {
  const all = new Map<string, PassedBlock>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { id, software, replaced } = JSON.parse(line) as PassedBlock;
    const before = all.get(id);
    all.set(id, { id, software: { ...before?.software, ...software }, replaced: [...new Set([...(before?.replaced ?? []), ...replaced])] });
  }
  return all;
}
