import type { Facts } from '../facts.ts';
import { messageText, type Message, type Words } from '../inspect/words.ts';
import { renderMessage } from '../text/render-message.ts';
import { CLIENTS } from '../policy/client.ts';
import type { ChainProblem, ChainReport, ClientVerdict, PlatformVerdict, PlatformVerdicts } from './chain-report.ts';
import { PLATFORMS } from './platforms.ts';

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
  const suffix = facts['fails'] === null ? 'older' : isKnown ? 'known' : facts['below'] === 'ca' ? 'above' : '';
  const message: Message | undefined = wordOf(`${code}-${suffix}`, words) ?? wordOf(code, words);
  if (!message) throw new Error(`no words for ${code}`);
  const worded = wordedFacts(facts, words);
  return { text: messageText(message, worded), fix: message.fix ? renderMessage(message.fix, worded) : null, page: message.page ?? null };
}

/** What is said of problems lies in files of its own, each loaded where it is needed. */
function wordOf(code: string, words: Words): Message | undefined {
  return words['chain-problems']?.[code] ?? words['chain-cross']?.[code] ?? words['revocation']?.[code] ?? words['chain-practice']?.[code];
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
    const word = (wordOf(`${key}-${value}`, words) ?? words['chain']?.[`${key}-${value}`])?.text;
    // Those of the reader are whole sentences.
    worded[key] = word ?? words['asn1']?.[value]?.text.replace(/。$/u, '') ?? value;
  }
  for (const key of ['takes', 'fails', 'unsure']) {
    const value = facts[key];
    if (typeof value === 'string') worded[key] = platformNames(value, words);
  }
  return worded;
}

/** "Chrome、Firefox 131 以上" of "chrome, mozilla>=131". */
function platformNames(list: string, words: Words): string {
  return list
    .split(', ')
    .map((each) => {
      const [platform = '', since] = each.split('>=');
      const name = chainLabel(words, `platform-${platform}`);
      return since === undefined ? name : chainLabel(words, 'platform-since', { platform: name, since });
    })
    .join('、');
}

/** What a platform makes of the issuer, in a few words. */
export function platformText({ state, root, since }: PlatformVerdict, words: Words): string {
  return chainLabel(words, root === null ? 'trust-broken' : `trust-${state}`, { since });
}

/** What each platform makes of the issuer, a line each. */
export function platformLines(platforms: PlatformVerdicts, words: Words): string[] {
  return PLATFORMS.map((platform) => {
    const verdict = platforms[platform];
    const text = `- ${chainLabel(words, `platform-${platform}`)}：${platformText(verdict, words)}`;
    return verdict.note ? `${text}。${verdict.note}` : text;
  });
}
