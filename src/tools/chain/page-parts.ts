import type { ChainParts } from '../../core/chain/chain-parts.ts';
import type { Words } from '../../core/inspect/words.ts';
import { loadPart } from './load-part.ts';
import { addWords } from './words.ts';

/** A part with words of its own. */
async function spoken<Part extends { words: Words }>(script: string | undefined, found: () => Part | undefined): Promise<Part> {
  const part = await loadPart(script, found);
  addWords(part.words);
  return part;
}

/** What most chains do not need comes in scripts of its own, whose addresses the tool's element holds. */
export function pageParts({ problems, constraints, cross, practice }: DOMStringMap): ChainParts {
  return {
    explain: async () => (await spoken(problems, () => globalThis.kbChainProblems)).explanations,
    cross: async () => (await spoken(cross, () => globalThis.kbChainCross)).crossChecks,
    practice: async () => (await spoken(practice, () => globalThis.kbChainPractice)).practiceChecks,
    constraints: () => loadPart(constraints, () => globalThis.kbChainConstraints),
  };
}
