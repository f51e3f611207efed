/** A command or a setting to copy; `code` may hold `{{field}}` holes named in `content/fields.yaml`. */
export interface Command {
  kind: 'command';
  language: string;
  /** Where it is run or written; "" if that is said by what stands before. */
  title: string;
  code: string;
}

/** A step with its number in its list; each list begins at 1. */
export interface Step {
  kind: 'step';
  number: number;
  text: string;
}

/** A heading, a way among several, a paragraph, what belongs to the step before, an entry of a list. */
export interface Words {
  kind: 'heading' | 'choice' | 'paragraph' | 'note' | 'item';
  text: string;
}

/** One piece of what there is to do, in the order of the page, as plain text. */
export type Block = Command | Step | Words;

/** What nobody can do without: the lists of steps with their commands, or the commands where there is no list. */
export function essential(blocks: readonly Block[]): Block[] {
  const sections: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push([block]);
    else sections.at(-1)?.push(block);
  }
  const wanted = blocks.some(({ kind }) => kind === 'step') ? 'step' : 'command';
  return sections
    .filter((section) => section.some(({ kind }) => kind === wanted))
    .flatMap((section) => section.filter((block, at) => isEssential(block, section[at - 1], section[at + 1])));
}

/** Under a heading the first paragraph says when it applies; others count where they have no sense without what follows. */
function isEssential(block: Block, before: Block | undefined, next: Block | undefined): boolean {
  if (block.kind === 'item') return false;
  if (block.kind !== 'paragraph' || before?.kind === 'heading') return true;
  return block.text.endsWith('：') && next !== undefined && next.kind !== 'item' && next.kind !== 'paragraph';
}
