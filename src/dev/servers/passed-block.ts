import { readFileSync } from 'node:fs';
import { addVersions, type Versions } from '../../content/versions.ts';

/** One block that did what its guide says, as a test tells the runner of it; one JSON object a line. */
export interface PassedBlock {
  id: string;
  /** The version of each program that it was tried with. */
  software: Record<string, string>;
  /** What the test put in the place of which literal text, and why. */
  replaced: string[];
}

/** The same from all tests. */
export interface PassedEverywhere {
  id: string;
  software: Versions;
  replaced: string[];
}

/** What all test files told, one entry a block: a block may pass in several tests, with other versions in each. */
export function readPassedBlocks(file: string): Map<string, PassedEverywhere> {
  const all = new Map<string, PassedEverywhere>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { id, software, replaced } = JSON.parse(line) as PassedBlock;
    const found = all.get(id) ?? { id, software: {}, replaced: [] };
    const now = Object.fromEntries(Object.entries(software).map(([program, version]) => [program, [version]]));
    all.set(id, { id, software: addVersions(found.software, now), replaced: [...new Set([...found.replaced, ...replaced])] });
  }
  return all;
}
