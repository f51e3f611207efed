import { isQuestion, type Flow } from '../core/flow/flow.ts';
import type { Block } from '../core/reply/block.ts';
import { atHome, type LetterWords } from '../core/reply/plain-text.ts';
import type { LetterSection } from './letter-blocks.ts';

/** What a letter says around a question of a tree, and over how to see that it is mended. */
export interface QuestionWords {
  question: string;
  /** Before the answers to choose from. */
  choose: string;
  verify: string;
}

/** An answer of the FAQ is short: all of it goes into a letter. */
export const answerBlocks = (sections: readonly LetterSection[]): Block[] => sections.flatMap(withHeading);

/** Of an article a letter has the sections with steps, or those with commands where no section has steps, and how to check the result. */
export function articleBlocks(sections: readonly LetterSection[]): Block[] {
  const having = (kind: Block['kind']): LetterSection[] => sections.filter(({ blocks }) => blocks.some((block) => block.kind === kind));
  const [steps, commands] = [having('step'), having('command')];
  const wanted = steps.length > 0 ? steps : commands;
  return sections.filter((section) => wanted.includes(section) || (wanted.length > 0 && section.id === 'verify')).flatMap(withHeading);
}

function withHeading({ heading, blocks }: LetterSection): Block[] {
  if (blocks.length === 0) return [];
  return heading === '' ? blocks : [{ kind: 'heading', text: heading }, ...blocks];
}

/** A tree cannot stand in a letter; its first question can, with how to find the answer out. */
export function firstQuestion({ nodes, start }: Flow, words: LetterWords & QuestionWords): Block[] {
  const node = nodes[start];
  if (!node || !isQuestion(node)) return [];
  const { help, question, answers } = node;
  return [
    { kind: 'heading', text: words.question },
    { kind: 'step', number: 1, text: question },
    ...(help ? [{ kind: 'note' as const, text: atHome(help.text, words) }] : []),
    ...(help?.commands ?? []).map(({ language, title = '', code }): Block => ({ kind: 'command', language, title, code: code.trimEnd() })),
    { kind: 'note', text: `${words.choose}${answers.map(({ label }) => label).join('／')}` },
  ];
}
