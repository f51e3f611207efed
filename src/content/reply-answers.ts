import { isQuestion } from '../core/flow/flow.ts';
import { holesOf } from '../core/text/render-message.ts';
import type { Answer, AnswerKind } from '../core/reply/answer.ts';
import type { Block } from '../core/reply/block.ts';
import { placeOf, type Place } from '../core/reply/place.ts';
import { atHome, type LetterWords } from '../core/reply/plain-text.ts';
import { commandLanguage } from '../site/command-language.ts';
import { content, type ContentFolder } from './content-folder.ts';
import { answerBlocks, articleBlocks, firstQuestion, type QuestionWords } from './letter-body.ts';
import { letterText } from './letter-blocks.ts';
import { loadLinkedContent } from './linked-content.ts';
import { permanentIds } from './permanent/permanent-ids.ts';

/** An answer with its page; the texts of a group are loaded together: a tree with its ends, a product's messages. */
export interface Placed extends Answer, Place {
  page: string;
}

/** `content/messages/letter.yaml`. */
export function letterWords(from: ContentFolder = content): LetterWords & QuestionWords {
  const { letter = {} } = from.byFile('messages');
  const say = (code: string): string => {
    const text = letter[code]?.text;
    if (text === undefined) throw new Error(`content/messages/letter.yaml has no ${code}`);
    return text;
  };
  return { doubt: say('doubt'), table: say('table'), back: say('back'), page: say('page-of-answer'), see: say('see'), site: say('site'), verify: say('verify'), question: say('question'), choose: say('choose') };
}

/** Everything the helpdesk can answer with, in the order in which it is offered: answers, articles, trees and their ends, messages, rules. Put together once. */
export const replyAnswers = (from: ContentFolder = content): readonly Placed[] => from.get(makeAnswers);

function makeAnswers(from: ContentFolder): Placed[] {
  const words = letterWords(from);
  const { articles, flows, errors, rules } = loadLinkedContent(from);
  const ids = new Map(permanentIds(loadLinkedContent(from)).map(({ id, kind, address }) => [`${kind} ${address}`, id]));
  const english = from.load('reply-english');
  const answer = (kind: AnswerKind, address: string, title: string, rest: Partial<Answer>): Placed => {
    const id = ids.get(`${kind} ${address}`);
    if (id === undefined) throw new Error(`${address} has no permanent id of the kind ${kind}.`);
    const page = address.split('#')[0] as string;
    const place = placeOf({ id, kind, page });
    if (place.address !== address) throw new Error(`The reply maker would look for ${id} at ${place.address}, not at ${address}.`);
    return { ...place, page, id, kind, title, short: [], blocks: [], parts: [], also: [], english: english[id] ?? null, ...rest };
  };
  const home = (text: string): string => atHome(text, words);
  return [
    ...articles
      .filter(({ data }) => data.section === 'faq')
      .toSorted((a, b) => a.data.order - b.data.order)
      .flatMap(({ page, mdx, data }) =>
        mdx.answers.map(({ id, title, content: text }) => {
          const { first, sections } = letterText(text, 3, words);
          return answer('answer', `${page}#${id}`, title, { short: [first.replace(/：$/, '。')], blocks: answerBlocks(sections), also: [data.nav] });
        }),
      ),
    ...articles
      .filter(({ data }) => data.section !== 'faq')
      .map(({ page, mdx, data }) => {
        const { warnings, sections } = letterText(mdx.content, 2, words);
        const blocks = articleBlocks(sections);
        const parts = blocks.length === 0 ? sections.flatMap(({ heading }) => (heading === '' ? [] : [heading])) : [];
        return answer('page', page, data.title, { short: [home(data.summary), ...warnings], blocks, parts, also: [data.nav] });
      }),
    ...flows
      .toSorted((a, b) => a.order - b.order)
      .flatMap((flow) => [
        answer('flow', `flows/${flow.id}.html`, flow.title, {
          short: [home(flow.summary)],
          blocks: firstQuestion(flow, words),
          also: flow.symptoms,
        }),
        ...Object.entries(flow.nodes).flatMap(([id, node]) =>
          isQuestion(node)
            ? []
            : [
                answer('outcome', `flows/${flow.id}.html#o-${id}`, node.outcome, {
                  short: [node.cause, node.fix].map(home),
                  blocks: [
                    ...node.commands.map(({ language, title = '', code }): Block => ({ kind: 'command', language, title, code: code.trimEnd() })),
                    { kind: 'heading', text: words.verify },
                    { kind: 'paragraph', text: home(node.verify) },
                  ],
                  also: [flow.title],
                }),
              ],
        ),
      ]),
    ...errors.flatMap(({ product, title, entries }) =>
      entries.map((entry) =>
        answer('error', `errors/${product}.html#${entry.id}`, `${title}：${entry.title}`, {
          short: [entry.cause, entry.fix].map(home),
          blocks: entry.steps.map((code): Block => ({ kind: 'command', language: commandLanguage(code), title: '', code })),
          also: entry.texts.map(({ text }) => text),
        }),
      ),
    ),
    ...rules.map(({ id, title, message, reason, fix, reply }) =>
      // Nobody measured anything here: a sentence with facts to fill in has nothing to say. "Here" is the tool.
      answer('rule', `rules.html#${id}`, title, {
        short: [holesOf(message).length > 0 ? reason : message, reply ?? fix].map((text) => text.replaceAll('這裡', '檢查工具')),
      }),
    ),
  ];
}
