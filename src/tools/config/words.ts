import messages from 'content:messages?config';
import type { ConfigKind } from '../../core/config/config-finding.ts';
import type { Facts } from '../../core/facts.ts';
import { renderMessage } from '../../core/policy/render-message.ts';

/** A code in words, with its facts filled in; what there is not is empty. */
export interface Explained {
  text: string;
  fix: string;
  page: string;
}

/** The words for a finding, a line of a written configuration or a refused wish. */
export function explain(code: string, facts: Facts = {}): Explained {
  const message = messages.config?.[code];
  if (!message) throw new Error(`no message ${code}`);
  return { text: renderMessage(message.text, facts), fix: renderMessage(message.fix ?? '', facts), page: message.page ?? '' };
}

export const kindNames: Record<ConfigKind, string> = {
  nginx: 'nginx 設定',
  apache: 'Apache 設定',
  tomcat: 'Tomcat 的 server.xml',
  'web-config': 'IIS 的 web.config',
};

export const severityNames = { error: '錯誤', warning: '注意', info: '提醒' } as const;
