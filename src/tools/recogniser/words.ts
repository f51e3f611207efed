import flowAnswers from 'content:flow-answers?keytool,s-client';
import messages from 'content:messages?recognise';
import type { Facts } from '../../core/facts.ts';
import { renderMessage } from '../../core/text/render-message.ts';
import type { ErrorWords, ProductWords } from './catalogue-data.ts';

export { flowAnswers };

/** What the editors wrote about kinds, and the labels of the results. */
export const words = messages.recognise ?? {};

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
