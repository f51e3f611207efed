import flowAnswers from 'content:flow-answers?keytool,s-client';
import messages from 'content:messages?recognise';
import type { Facts } from '../../core/facts.ts';
import { renderMessage } from '../../core/text/render-message.ts';
import knowledge from 'content:diagnosis';
import type { CauseWords, ErrorWords, ProductWords } from './catalogue-data.ts';

export { flowAnswers };

/** The labels of the results. */
export const words = messages.recognise ?? {};

/** What the editors wrote about outputs; nothing where its script could not be read. */
export const outputWords = (): typeof words => globalThis.kbOutputWords ?? {};

/** A label with its facts. */
export function say(code: string, facts: Facts = {}): string {
  const message = words[code];
  if (!message) throw new Error(`no message ${code}`);
  return renderMessage(message.text, facts);
}

/** The words of one product, if its script has been read. */
export function productWords(product: string): ProductWords | undefined {
  return globalThis.kbErrorWords?.[product];
}

/** The words of one message, if its product's script has been read. */
export function errorWords(product: string, id: string): ErrorWords | undefined {
  return productWords(product)?.entries[id];
}

/** The words of one cause, if its script has been read. */
export function causeWords(id: string): CauseWords | undefined {
  return globalThis.kbCauseWords?.[id];
}

/** What a cause is called. */
export function causeTitle(id: string): string {
  return knowledge.causes[id]?.[0] ?? id;
}

/** Where a cause is told of, from the site's root. */
export function causeAddress(id: string): string {
  return `causes/${knowledge.causes[id]?.[1] ?? 'trust'}.html#${id}`;
}

/** What a piece of software is called; null where none is known. */
export function softwareTitle(id: string | null): string | null {
  return id === null ? null : (knowledge.software[id] ?? id);
}

/** What software is built on. */
export const { on } = knowledge;

/** What a code of a table is called and means; null where its table's words could not be read. */
export function codeWords(table: string, code: string): { title: string; name: string; meaning: string } | null {
  const words = globalThis.kbCodeWords?.[table];
  const meaning = words?.meanings[code];
  if (!words || meaning === undefined) return null;
  const known = globalThis.kbKnown?.[`codes-${table}`]?.tables?.[0]?.codes.find((one) => one.code === code);
  return { title: words.title, name: known?.symbols?.[0] ?? code, meaning };
}
