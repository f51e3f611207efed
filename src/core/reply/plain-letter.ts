import { essential, type Block, type Command } from './block.ts';
import { chineseNumber } from './chinese-number.ts';
import type { Tone } from './reply-style.ts';
import type { Writer } from './write-reply.ts';

/** The paragraphs of a letter as people write it; a brief one has what nobody can do without. */
export function writePlain(writer: Writer, tone: Tone): string[] {
  const { answers, of, say } = writer;
  const brief = tone === 'brief';
  return [
    of.name === '' ? say('greeting') : say('greeting-named', { name: of.name }),
    ...(brief ? [] : [say(answers.length > 1 ? 'intro-several' : 'intro', { count: String(answers.length) }), caseLines(writer)]),
    ...answers
      .map((answer) => ({ answer, blocks: brief ? essential(answer.blocks) : answer.blocks }))
      .flatMap(({ answer, blocks }, index) => [
        answers.length > 1 ? `${chineseNumber(index + 1)}、${answer.title}` : answer.title,
        ...answer.short,
        ...grouped(blocks, writer),
        answer.parts.length > 0 ? say('parts', { parts: answer.parts.join('、') }) : '',
        examplesOf(blocks, writer),
        `${say('link')}\n${writer.addressOf(answer)}`,
      ]),
    say(brief ? 'closing-brief' : 'closing'),
    say('wish'),
    of.signature,
  ];
}

/** What is known of the case, a line each. */
export function caseLines({ of, say }: Writer): string {
  return (['number', 'host', 'server', 'ca'] as const)
    .flatMap((name) => (of[name] === '' ? [] : [say(name, { value: of[name] })]))
    .join('\n');
}

/** Which names in the commands are examples, so that nobody copies them. */
export function examplesOf(blocks: readonly Block[], { examplesIn, fields, say }: Writer): string {
  const examples = examplesIn(blocks).flatMap((name) => {
    const field = fields[name];
    return field ? [say('example', { example: field.example, label: field.label })] : [];
  });
  return examples.length === 0 ? '' : say('examples', { examples: examples.join('、') });
}

/** The command, under its title where what stands before does not say the same: the name of a file always has to be said. */
export function titledCommand(block: Command, before: Block | undefined, { command, say }: Writer): string {
  const isTold = before !== undefined && before.kind !== 'command' && before.text.endsWith('：') && !/[./]/.test(block.title);
  return block.title === '' || isTold ? command(block) : `${say('command-title', { title: block.title })}\n\n${command(block)}`;
}

/** The blocks as paragraphs; the entries of one list stand together. */
function grouped(blocks: readonly Block[], writer: Writer): string[] {
  const made: string[] = [];
  for (const [at, block] of blocks.entries()) {
    const text = blockText(block, blocks[at - 1], writer);
    const isNext = block.kind === 'item' && blocks[at - 1]?.kind === 'item';
    made.push(isNext ? `${made.pop() ?? ''}\n${text}` : text);
  }
  return made;
}

function blockText(block: Block, before: Block | undefined, writer: Writer): string {
  const { say } = writer;
  switch (block.kind) {
    case 'command':
      return titledCommand(block, before, writer);
    case 'step':
      return `${block.number}. ${block.text}`;
    case 'heading':
      return say('heading', { text: block.text });
    case 'choice':
      return say('choice', { text: block.text });
    case 'item':
      return say('item', { text: block.text });
    case 'note':
    case 'paragraph':
      return block.text;
  }
}
