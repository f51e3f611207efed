import { ui } from 'content:interface/config';
import messages from 'content:messages?config';
import type { ConfigKind } from '../../core/config/config-finding.ts';
import type { Facts } from '../../core/facts.ts';
import type { Message } from '../../core/inspect/words.ts';
import { renderMessage } from '../../core/text/render-message.ts';

/** A code in words, with its facts filled in; what there is not is empty. */
export interface Explained {
  text: string;
  fix: string;
  page: string;
}

/** The words for a finding. `kind`: whose configuration it is about. */
export function explain(code: string, facts: Facts, kind: ConfigKind): Explained {
  // Two servers may have words of their own for one code; they came with the script that examines the kind.
  return explained(globalThis.kbConfigCheckers?.[kind]?.words[code] ?? messages.config?.[code], code, facts);
}

/** A message with its facts filled in. Where there is none for the code, that is a bug that the tests of the words catch. */
export function explained(message: Message | undefined, code: string, facts: Facts): Explained {
  if (!message) throw new Error(`no message ${code}`);
  return { text: renderMessage(message.text, facts), fix: renderMessage(message.fix ?? '', facts), page: message.page ?? '' };
}

export const severityNames = { error: ui.error, warning: ui.warning, info: ui.info } as const;
