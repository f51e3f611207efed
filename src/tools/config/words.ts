import { ui } from 'content:interface/config';
import messages from 'content:messages?config';
import type { ConfigKind } from '../../core/config/config-finding.ts';
import type { Facts } from '../../core/facts.ts';
import { renderMessage } from '../../core/text/render-message.ts';

/** A code in words, with its facts filled in; what there is not is empty. */
export interface Explained {
  text: string;
  fix: string;
  page: string;
}

/** The words for a finding, a line of a written configuration or a refused wish. `kind`: whose configuration the finding is about. */
export function explain(code: string, facts: Facts = {}, kind: ConfigKind | null = null): Explained {
  // Two servers may have words of their own for one code; they came with the script that examines the kind.
  const message = (kind === null ? undefined : globalThis.kbConfigCheckers?.[kind]?.words[code]) ?? messages.config?.[code];
  if (!message) throw new Error(`no message ${code}`);
  return { text: renderMessage(message.text, facts), fix: renderMessage(message.fix ?? '', facts), page: message.page ?? '' };
}

export const kindNames: Record<ConfigKind, string> = {
  nginx: ui.nginx,
  apache: ui.apache,
  tomcat: ui.tomcat,
  'web-config': ui.webConfig,
};

export const severityNames = { error: ui.error, warning: ui.warning, info: ui.info } as const;
