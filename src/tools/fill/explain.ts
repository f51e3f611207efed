import messages from 'content:messages?fill';
import type { Facts } from '../../core/facts.ts';
import { renderMessage } from '../../core/text/render-message.ts';
import { unicodeHost } from '../../core/text/unicode-host.ts';

/** The words for a code, with its facts; empty where there is nothing to say. */
export type Explain = (code: string, facts: Facts) => string;

/** Says why a value is refused, or what became of it; the readable form of a host name is added here. */
export const explain: Explain = (code, facts) => {
  const message = messages.fill?.[code];
  if (!message) throw new Error(`no message ${code}`);
  const unicode = code === 'note-idn' ? unicodeHost(String(facts.ascii)) : '';
  return unicode === null ? '' : renderMessage(`${message.text}${message.fix ?? ''}`, { ...facts, unicode });
};
