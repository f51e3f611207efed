import { clientsMissing } from '../policy/match-host.ts';
import { comparable, hostNames } from '../policy/host-names.ts';
import type { Subject } from '../x509/subject.ts';

/** The host names of two certificates or requests, each as it is written there. */
export interface ComparedNames {
  /** Not in the new one, and nothing there stands for them. */
  lost: string[];
  /** Not in the new one by themselves; a name with a star serves them for every client. */
  covered: string[];
  kept: string[];
  gained: string[];
}

/** Which names the new one keeps. A name with a star is only kept by itself: what it served is not known. */
export function compareNames(before: Subject, after: Subject): ComparedNames {
  const there = new Set(hostNames(after).map(({ name }) => comparable(name)));
  const here = new Set(hostNames(before).map(({ name }) => comparable(name)));
  const compared: ComparedNames = { lost: [], covered: [], kept: [], gained: [] };
  for (const { name } of hostNames(before)) {
    if (there.has(comparable(name))) compared.kept.push(name);
    else if (!name.includes('*') && clientsMissing(after, name).length === 0) compared.covered.push(name);
    else compared.lost.push(name);
  }
  for (const { name } of hostNames(after)) if (!here.has(comparable(name))) compared.gained.push(name);
  return compared;
}
