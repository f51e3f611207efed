import type { Facts } from '../core/facts.ts';
import type { Words } from '../core/inspect/words.ts';
import { renderMessage } from '../core/text/render-message.ts';

/** What `content/messages/files.yaml` says, with the facts that its words may use. */
export const fileFacts: Readonly<Record<string, readonly string[]>> = {
  'match-same': [],
  'match-different': ['count'],
  'match-group': ['number', 'files'],
  'match-practice': ['files'],
  'match-practice-same': [],
  'match-private-key': ['file'],
  'match-no-key': ['file'],
  'match-too-few': ['count'],
  'no-certificate': [],
  'no-certificate-in': ['file'],
  'private-key-passed-over': ['file'],
};

/** What a command says of the files that it was given. A missing label is a bug that the content tests catch. */
export function fileLabel(words: Words, code: string, facts: Facts = {}): string {
  const message = words['files']?.[code];
  if (!message) throw new Error(`no label ${code}`);
  return renderMessage(message.text, facts);
}
