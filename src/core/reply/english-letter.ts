import type { Answer } from './answer.ts';
import { essential, type Block } from './block.ts';
import type { Tone } from './reply-style.ts';
import type { Writer } from './write-reply.ts';

const HAN = /[\p{Script=Han}（）]/u;

/**
 * The paragraphs of the English letter: plain, or for the official tone as an office writes, with its subject, numbered paragraphs and
 * a formal end. An answer that nobody wrote in English says so and gives its commands, which need no language.
 */
export function writeEnglish(writer: Writer, tone: Tone): string[] {
  return tone === 'formal' ? formal(writer) : plain(writer);
}

function plain(writer: Writer): string[] {
  const { answers, of, say } = writer;
  const facts = factsOf(writer);
  return [
    say('english-greeting'),
    facts === '' ? say('english-intro') : say('english-intro-case', { facts }),
    ...answers.flatMap((answer, index) => {
      const { isTold, lines } = instructions(answer, writer, 'english-step');
      return [
        (answers.length > 1 ? `${index + 1}. ` : '') + titleOf(answer, writer),
        ...textOf(answer, writer),
        ...(lines.length === 0 ? [] : [say(isTold ? 'english-steps' : 'english-commands'), ...lines]),
        examplesOf(answer.blocks, writer),
        `${say('english-link')}\n${writer.addressOf(answer)}`,
      ];
    }),
    say('english-closing'),
    say('english-wish'),
    of.signature,
  ];
}

function formal(writer: Writer): string[] {
  const { answers, of, say } = writer;
  const facts = factsOf(writer);
  const titles = answers.map((answer) => titleOf(answer, writer));
  let count = 0;
  const item = (text: string): string => say('english-step', { number: String(++count), text });
  return [
    say('english-formal-greeting'),
    say('english-formal-subject', { titles: titles.join('; ') }),
    item(facts === '' ? say('english-formal-intro') : say('english-formal-intro-case', { facts })),
    ...answers.flatMap((answer, index) => {
      const { isTold, lines } = instructions(answer, writer, 'english-formal-step');
      const about = answers.length > 1 ? say('english-formal-about', { title: titles[index] ?? '' }) : '';
      return [
        ...textOf(answer, writer).map((text, at) => item(at === 0 ? about + text : text)),
        ...(lines.length === 0 ? [] : [item(say(isTold ? 'english-formal-steps' : 'english-formal-commands')), ...lines]),
        examplesOf(answer.blocks, writer),
        `${item(say('english-link'))}\n${writer.addressOf(answer)}`,
      ];
    }),
    item(say('english-formal-closing')),
    say('english-formal-wish'),
    of.signature,
  ];
}

function factsOf({ of, say }: Writer): string {
  return [of.number === '' ? '' : say('english-case', { number: of.number }), of.host].filter((text) => text !== '').join(', ');
}

function titleOf({ title, english }: Answer, { say }: Writer): string {
  return english?.title ?? say('english-missing-title', { title });
}

function textOf({ english }: Answer, { say }: Writer): string[] {
  return english?.text ?? [say('english-missing')];
}

/** The English steps, each with the commands of its Chinese twin; the commands alone where there are none. */
function instructions({ blocks, english }: Answer, { command, say }: Writer, step: string): { isTold: boolean; lines: string[] } {
  const doing = essential(blocks).filter((block) => block.kind === 'step' || block.kind === 'command' || block.kind === 'choice');
  const steps = english?.steps ?? [];
  const isTold = steps.length > 0;
  let at = 0;
  const lines = doing.flatMap((block) => {
    if (block.kind === 'choice') return named(block.text);
    if (block.kind === 'command') return [...named(block.title), command(block)];
    at++;
    return isTold ? [say(step, { number: String(at), text: steps[at - 1] ?? '' })] : [];
  });
  return { isTold, lines };
}

/** Names of files and products are the same in every language. */
function named(text: string): string[] {
  const name = text.replaceAll('、', ', ');
  return name === '' || HAN.test(name) ? [] : [`${name}:`];
}

function examplesOf(blocks: readonly Block[], { examplesIn, fields, say }: Writer): string {
  const examples = examplesIn(essential(blocks)).flatMap((name) => fields[name]?.example ?? []);
  return examples.length === 0 ? '' : say('english-examples', { examples: examples.join(', ') });
}
