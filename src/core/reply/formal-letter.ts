import { essential, type Block } from './block.ts';
import { chineseNumber } from './chinese-number.ts';
import { caseLines, examplesOf, titledCommand } from './plain-letter.ts';
import type { Writer } from './write-reply.ts';

/**
 * The draft of an official document: its subject in one sentence, then numbered paragraphs 一、（一）1、 (行政院秘書處，文書處理手冊).
 * Date, number and addressee are those of the office that sends it and are left to it.
 */
export function writeFormal(writer: Writer): string[] {
  const { answers, of, say, addressOf } = writer;
  const titles = answers.map(({ title }) => title.replace(/[？。]$/, ''));
  let count = 0;
  const item = (text: string): string => say('formal-item', { number: chineseNumber(++count), text });
  const known = caseLines(writer);
  return [
    of.name === '' ? '' : say('formal-to', { name: of.name }),
    say('formal-subject', { titles: titles.map((title) => say('formal-title', { title })).join('、') }),
    say('formal-body'),
    item(known === '' ? say('formal-opening') : say('formal-opening-case', { facts: known.split('\n').join('；') })),
    ...answers.flatMap((answer, index) => {
      const about = answers.length > 1 ? say('formal-about', { title: titles[index] ?? '' }) : '';
      const blocks = essential(answer.blocks);
      return [
        ...answer.short.map((text, at) => item(at === 0 ? about + text : text)),
        ...(blocks.length === 0 ? [] : [item(say('formal-steps')), ...numbered(blocks, writer)]),
        examplesOf(blocks, writer),
        `${item(say('link'))}\n${addressOf(answer)}`,
      ];
    }),
    item(say('formal-closing')),
    of.signature,
  ];
}

/** The second and third level: several headings are （一）, and steps 1、 below them; with one or none the steps themselves are （一）. */
function numbered(blocks: readonly Block[], writer: Writer): string[] {
  const { say } = writer;
  const isDeep = blocks.filter(({ kind }) => kind === 'heading').length > 1;
  let headings = 0;
  return blocks.flatMap((block, at) => {
    switch (block.kind) {
      case 'heading':
        return isDeep ? say('formal-second', { number: chineseNumber(++headings), text: block.text }) : [];
      case 'step':
        return isDeep
          ? say('formal-third', { number: String(block.number), text: block.text })
          : say('formal-second', { number: chineseNumber(block.number), text: block.text });
      case 'command':
        return titledCommand(block, blocks[at - 1], writer);
      case 'choice':
        return say('choice', { text: block.text });
      case 'item':
      case 'note':
      case 'paragraph':
        return block.text;
    }
  });
}
