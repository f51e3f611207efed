import { makeChain, ordinaryRoot, type Chain, type ChainDraft } from './chain.ts';
import { algorithms } from './kinds/algorithms.ts';
import { authorities } from './kinds/authorities.ts';
import { constraints } from './kinds/constraints.ts';
import { dates } from './kinds/dates.ts';
import { keys } from './kinds/keys.ts';
import { names } from './kinds/names.ts';
import { oddities } from './kinds/oddities.ts';
import { paths } from './kinds/paths.ts';
import { usages } from './kinds/usages.ts';

const drafts: readonly ChainDraft[] = [
  ...usages,
  ...keys,
  ...algorithms,
  ...names,
  ...authorities,
  ...constraints,
  ...paths,
  ...dates,
  ...oddities,
];

/** All chains, valid around `today`. */
export function allChains(today: Date): Chain[] {
  const ordinary = ordinaryRoot(today);
  return drafts.map((draft, index) => makeChain(draft, index, ordinary, today));
}
