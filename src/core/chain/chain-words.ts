import type { Facts } from '../facts.ts';
import { messageText, type Message, type Words } from '../inspect/words.ts';
import { renderMessage } from '../text/render-message.ts';
import { CLIENTS } from '../policy/client.ts';
import type { ChainProblem, ChainReport, ClientVerdict } from './chain-report.ts';

/** A label of `content/messages/chain.yaml`. A missing one is a bug that the content tests catch. */
export function chainLabel(words: Words, code: string, facts: Facts = {}): string {
  const message = words['chain']?.[code];
  if (!message) throw new Error(`no label ${code}`);
  return renderMessage(message.text, facts);
}

/** A problem in words: what it is, what to do, where to read on. */
export function chainMessage({ code, facts }: ChainProblem, words: Words): { text: string; fix: string | null; page: string | null } {
  const isKnown = facts['authority'] !== null && facts['authority'] !== undefined;
  // Above an authority whose issuer is nobody known, what is missing may be a root, which no server sends.
  const suffix = isKnown ? 'known' : facts['below'] === 'ca' ? 'above' : '';
  const variant = words['chain-problems']?.[`${code}-${suffix}`];
  const message: Message | undefined = variant ?? words['chain-problems']?.[code] ?? words['revocation']?.[code];
  if (!message) throw new Error(`no words for ${code}`);
  const worded = wordedFacts(facts, words);
  return { text: messageText(message, worded), fix: message.fix ? renderMessage(message.fix, worded) : null, page: message.page ?? null };
}

/** What a client makes of the chain, in a few words. */
export function clientText({ accepts, code, problem }: ClientVerdict, words: Words): string {
  if (accepts === true) return chainLabel(words, 'client-accepts');
  if (accepts === null && problem === 'revoked')
    return words['revocation']?.['client-revoked']?.text ?? chainLabel(words, 'client-depends');
  if (accepts === null) return chainLabel(words, 'client-depends');
  return code === null ? chainLabel(words, 'client-refuses-somehow') : chainLabel(words, 'client-refuses', { said: code });
}

/** What each client makes of the chain, a line each. */
export function clientLines(clients: ChainReport['clients'], words: Words): string[] {
  return CLIENTS.map((client) => `- ${chainLabel(words, `client-${client}`)}：${clientText(clients[client], words)}`);
}

/** Some facts are codes themselves; where there is a word for one, the word is shown. */
function wordedFacts(facts: Facts, words: Words): Facts {
  const worded: Record<string, Facts[string]> = { ...facts };
  for (const key of ['reason', 'platform', 'source']) {
    const value = facts[key];
    if (typeof value !== 'string') continue;
    const word = (words['chain-problems']?.[`${key}-${value}`] ?? words['revocation']?.[`${key}-${value}`])?.text;
    // Those of the reader are whole sentences.
    worded[key] = word ?? words['asn1']?.[value]?.text.replace(/。$/u, '') ?? value;
  }
  return worded;
}
