import { renderMessage } from '../text/render-message.ts';
import type { Answer } from './answer.ts';
import { cleanCase, type ReplyCase } from './reply-case.ts';
import { permanentAddress } from './site-address.ts';

/** The sentences of a letter by code, from `content/messages/reply.yaml`. */
export type ReplyWords = Readonly<Record<string, { text: string }>>;

/** A letter, ready to be sent. */
export interface Reply {
  subject: string;
  /** Plain text: a paragraph is one line, an address stands on a line of its own, so that no mail program breaks it. */
  text: string;
}

/** Writes the letter. Without the site's address the links name the page only; whoever shows it has to say so. */
export function writeReply(answers: readonly Answer[], given: ReplyCase, site: string | null, words: ReplyWords): Reply {
  const of = cleanCase(given);
  const say = (code: string, facts: Record<string, string> = {}): string => renderMessage(words[code]?.text ?? code, facts);
  const facts = (['number', 'host', 'server', 'ca'] as const).flatMap((name) => (of[name] === '' ? [] : [say(name, { value: of[name] })]));
  const paragraphs = [
    of.name === '' ? say('greeting') : say('greeting-named', { name: of.name }),
    say(answers.length > 1 ? 'intro-several' : 'intro', { count: String(answers.length) }),
    facts.join('\n'),
    ...answers.flatMap((answer, index) => [
      answers.length > 1 ? `${chineseNumber(index + 1)}、${answer.title}` : answer.title,
      ...answer.short,
      listOf(answer, say),
      `${say('link')}\n${site === null ? say('no-address', { page: permanentAddress('', answer.id) }) : permanentAddress(site, answer.id)}`,
    ]),
    say('closing'),
    say('wish'),
    of.signature,
  ];
  const first = answers[0];
  return {
    subject: first ? say(of.number === '' ? 'subject' : 'subject-numbered', { title: first.title, number: of.number }) : '',
    text: `${paragraphs.filter((text) => text !== '').join('\n\n')}\n`,
  };
}

function listOf({ lead, steps, parts }: Answer, say: (code: string, facts?: Record<string, string>) => string): string {
  if (steps.length > 0)
    return [lead === '' ? say('steps') : say('lead', { lead }), ...steps.map((step, index) => `${index + 1}. ${step}`)].join('\n');
  return parts.length > 0 ? say('parts', { parts: parts.join('、') }) : '';
}

const DIGITS = Array.from('〇一二三四五六七八九');

/** 1 to 99 as 一 to 九十九. */
export function chineseNumber(count: number): string {
  const tens = Math.floor(count / 10);
  const ones = count % 10;
  if (tens === 0) return DIGITS[ones] ?? '';
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`;
}
