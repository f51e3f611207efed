import { renderMessage } from '../text/render-message.ts';
import type { Answer } from './answer.ts';
import type { Block, Command } from './block.ts';
import { writeEnglish } from './english-letter.ts';
import { fillCommand, fillingOf, type Filling, type LetterFields } from './fill-commands.ts';
import { writeFormal } from './formal-letter.ts';
import { cleanCase, type ReplyCase } from './reply-case.ts';
import type { ReplyStyle } from './reply-style.ts';
import { writePlain } from './plain-letter.ts';
import { permanentAddress } from './site-address.ts';

/** The sentences of a letter by code, from `content/messages/reply.yaml`. */
export type ReplyWords = Readonly<Record<string, { text: string }>>;

/** What a letter is made of. */
export interface ReplyRequest {
  answers: readonly Answer[];
  case: ReplyCase;
  style: ReplyStyle;
  /** What was typed for the commands, by the field's name. */
  typed: Readonly<Record<string, string>>;
  /** The site's address; without it the links name the page only, and whoever shows the letter has to say so. */
  site: string | null;
}

/** The content that letters are written with. */
export interface ReplyContent {
  words: ReplyWords;
  fields: LetterFields;
}

/** A letter, ready to be sent. */
export interface Reply {
  subject: string;
  /** Plain text: a paragraph is one line, a command stands four blanks in, an address on a line of its own, so that no mail program breaks it. */
  text: string;
  filling: Filling;
  /** How many of the answers have no English text, where one is asked for. */
  withoutEnglish: number;
}

/** What every kind of letter is written with: words, addresses, filled commands. */
export interface Writer {
  answers: readonly Answer[];
  of: ReplyCase;
  say: (code: string, facts?: Readonly<Record<string, string>>) => string;
  addressOf: (answer: Answer) => string;
  command: (command: Command) => string;
  /** Names of fields that stand in the commands as examples. */
  examplesIn: (blocks: readonly Block[]) => string[];
  fields: LetterFields;
}

/** Writes the letter in the tone and the languages that are asked for. */
export function writeReply({ answers, case: given, style, typed, site }: ReplyRequest, { words, fields }: ReplyContent): Reply {
  const of = cleanCase(given);
  const filling = fillingOf(
    answers.flatMap(({ blocks }) => blocks),
    // The host of the case is the name in the commands, where that is one and nobody wrote another.
    (typed['domain'] ?? '').trim() === '' && hostFits(answers, of.host, fields) ? { ...typed, domain: of.host } : typed,
    fields,
  );
  const say: Writer['say'] = (code, facts = {}) => renderMessage(words[code]?.text ?? code, facts);
  const writerWith = (examples: LetterFields, noAddress: string): Writer => ({
    answers,
    of,
    say,
    fields: examples,
    addressOf: ({ id }) => (site === null ? say(noAddress, { page: permanentAddress('', id) }) : permanentAddress(site, id)),
    command: (command) => indent(fillCommand(command, filling.values, examples)),
    // Hardly anybody has another port.
    examplesIn: (blocks) =>
      fillingOf(blocks, {}, fields).used.filter((name) => filling.values[name] === undefined && fields[name]?.kind !== 'port'),
  });
  const chinese = style.tone === 'formal' ? writeFormal : writePlain;
  const first = answers[0];
  const paragraphs = [
    ...(style.language === 'en' ? [] : chinese(writerWith(fields, 'no-address'), style.tone)),
    ...(style.language === 'both' ? [say('english-below')] : []),
    ...(style.language === 'zh' ? [] : writeEnglish(writerWith(inEnglish(fields), 'english-no-address'), style.tone)),
  ];
  const title = first && style.language === 'en' ? (first.english?.title ?? first.title) : (first?.title ?? '');
  const code = style.language === 'en' ? 'english-subject' : 'subject';
  return {
    subject: first ? say(of.number === '' ? code : `${code}-numbered`, { title, number: of.number }) : '',
    text: `${paragraphs.filter((text) => text !== '').join('\n\n')}\n`,
    filling,
    withoutEnglish: style.language === 'zh' ? 0 : answers.filter(({ english }) => english === null).length,
  };
}

/** A Chinese example tells a reader of English nothing. */
function inEnglish(fields: LetterFields): LetterFields {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...field, example: field.english ?? field.example }]));
}

function hostFits(answers: readonly Answer[], host: string, fields: LetterFields): boolean {
  const blocks = answers.flatMap((answer) => answer.blocks);
  return host !== '' && fillingOf(blocks, { domain: host }, fields).refused['domain'] === undefined;
}

/** Four blanks before each line tell a command from the text; a here-document would not end with them. */
function indent(code: string): string {
  return code.includes('<<') ? code : code.replace(/^(?=.)/gm, '    ');
}
