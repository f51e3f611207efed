import type { Answer } from './answer.ts';
import { essential, type Block } from './block.ts';
import type { Writer } from './write-reply.ts';

const HAN = /[\p{Script=Han}（）]/u;

/** The paragraphs of the English letter. An answer that nobody wrote in English says so and gives its commands, which need no language. */
export function writeEnglish(writer: Writer): string[] {
  const { answers, of, say } = writer;
  const facts = [of.number === '' ? '' : say('english-case', { number: of.number }), of.host].filter((text) => text !== '').join(', ');
  return [
    say('english-greeting'),
    facts === '' ? say('english-intro') : say('english-intro-case', { facts }),
    ...answers.flatMap((answer, index) => {
      const { english } = answer;
      const number = answers.length > 1 ? `${index + 1}. ` : '';
      return [
        number + (english?.title ?? say('english-missing-title', { title: answer.title })),
        ...(english?.text ?? [say('english-missing')]),
        ...instructions(answer, writer),
        examplesOf(answer.blocks, writer),
        `${say('english-link')}\n${writer.addressOf(answer)}`,
      ];
    }),
    say('english-closing'),
    say('english-wish'),
    of.signature,
  ];
}

/** The English steps, each with the commands of its Chinese twin; the commands alone where there are none. */
function instructions({ blocks, english }: Answer, { command, say }: Writer): string[] {
  const doing = essential(blocks).filter((block) => block.kind === 'step' || block.kind === 'command' || block.kind === 'choice');
  const steps = english?.steps ?? [];
  const isTold = steps.length > 0;
  let at = 0;
  const lines = doing.flatMap((block) => {
    if (block.kind === 'choice') return named(block.text);
    if (block.kind === 'command') return [...named(block.title), command(block)];
    at++;
    return isTold ? [say('english-step', { number: String(at), text: steps[at - 1] ?? '' })] : [];
  });
  if (lines.length === 0) return [];
  return [say(isTold ? 'english-steps' : 'english-commands'), ...lines];
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
