import { holesOf, renderMessage } from '../text/render-message.ts';
import type { Facts } from '../facts.ts';

/** One code's words; `{hole}` stands for a fact. */
export interface Message {
  text: string;
  /** Added only where every fact it names is known. */
  detail?: string | null | undefined;
  fix?: string | null | undefined;
  page?: string | null | undefined;
}

/** `content/messages` by file, then by code. */
export type Words = Readonly<Record<string, Readonly<Record<string, Message>>>>;

/** The label for a code, with its facts filled in. A missing label is a bug that the content tests catch. */
export function label(words: Words, code: string, facts: Facts = {}): string {
  const message = words['labels']?.[code];
  if (!message) throw new Error(`no label ${code}`);
  return renderMessage(message.text, facts);
}

/** A message's text, with its detail where every fact that the detail names is known. */
export function messageText({ text, detail }: Message, facts: Facts): string {
  const known = detail ? holesOf(detail).every((hole) => facts[hole] !== null && facts[hole] !== undefined) : false;
  return renderMessage(text, facts) + (detail && known ? renderMessage(detail, facts) : '');
}
