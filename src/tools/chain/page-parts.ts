import type { ChainParts } from '../../core/chain/chain-parts.ts';
import { loadPart } from './load-part.ts';
import { addWords } from './words.ts';

/** What most chains do not need comes in scripts of its own, whose addresses the tool's element holds. */
export function pageParts({ problems, constraints, cross }: DOMStringMap): ChainParts {
  return {
    explain: async () => {
      const { words, explanations } = await loadPart(problems, () => globalThis.kbChainProblems);
      addWords(words);
      return explanations;
    },
    cross: async () => {
      const { words, crossChecks } = await loadPart(cross, () => globalThis.kbChainCross);
      addWords(words);
      return crossChecks;
    },
    constraints: () => loadPart(constraints, () => globalThis.kbChainConstraints),
  };
}
