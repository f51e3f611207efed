import { messageText, type Words } from '../inspect/words.ts';
import { renderMessage } from '../text/render-message.ts';
import type { LocalFinding } from './local-findings.ts';

/** A finding in words: what it is, what to do, where to read on. Throws where `content/messages/probe-local.yaml` has none. */
export function localText({ code, facts }: LocalFinding, words: Words): { text: string; fix: string | null; page: string | null } {
  const labelOf = (label: string): { text: string; fix?: string | null | undefined; page?: string | null | undefined } => {
    const message = words['probe-local']?.[label];
    if (!message) throw new Error(`no words for ${label}`);
    return message;
  };
  const { what } = facts;
  const worded = typeof what === 'string' ? { ...facts, what: labelOf(`unread-${what}`).text } : facts;
  const message = labelOf(code);
  return { text: messageText(message, worded), fix: message.fix ? renderMessage(message.fix, worded) : null, page: message.page ?? null };
}
