import type { Facts } from '../facts.ts';
import { messageText, type Message, type Words } from '../inspect/words.ts';
import { renderMessage } from '../text/render-message.ts';
import type { ChainProblem, ClientVerdict } from './chain-report.ts';
import { chainCodes } from './codes.ts';

/** Labels of `content/messages/chain.yaml` beside the codes, with the facts their words may use. */
export const chainLabels: Readonly<Record<string, readonly string[]>> = {
  'missing-intermediate-known': chainCodes['missing-intermediate'].facts,
  'untrusted-root-known': chainCodes['untrusted-root'].facts,
  title: [],
  'judged-at': ['date'],
  'result-ok': [],
  'result-ok-notes': ['count'],
  'result-bad': ['count'],
  'heading-clients': [],
  'client-chromium': [],
  'client-firefox': [],
  'client-openssl': [],
  'client-accepts': [],
  'client-refuses': ['said'],
  'client-refuses-somehow': [],
  'client-depends': [],
  'heading-path': [],
  'heading-problems': [],
  'heading-limits': [],
  'not-judged-revocation': [],
  'not-judged-revocation-rest': [],
  'role-leaf': [],
  'role-intermediate': [],
  'role-root': [],
  gap: ['issuer'],
  'link-signed': [],
  'link-missing': [],
  'link-bad-signature': [],
  'link-not-checked': [],
  'reason-missing': [],
  'reason-false': [],
  'reason-old-version': [],
  'reason-empty': [],
  'reason-repeated': [],
  'reason-netmask': [],
  'reason-not-der': [],
  'reason-printable-string': [],
  'reason-before-1970': [],
  'reason-excluded': [],
  'reason-not-permitted': [],
  'reason-unsupported': [],
  'reason-too-many': [],
  'reason-explicit-policy': [],
  'reason-any-policy-mapped': [],
  'reason-unknown-algorithm': [],
  'reason-unreadable-key': [],
  'reason-unsupported-here': [],
  'reason-no-signer': [],
  'platform-chrome': [],
  'platform-mozilla': [],
  'platform-java': [],
  'platform-several': [],
  'match-same': [],
  'match-different': ['count'],
  'match-group': ['number', 'files'],
  'match-private-key': ['file'],
  'match-no-key': ['file'],
  'match-too-few': ['count'],
  'no-certificate': [],
  'no-certificate-in': ['file'],
  'private-key-passed-over': ['file'],
};

/** A label of `content/messages/chain.yaml`. A missing one is a bug that the content tests catch. */
export function chainLabel(words: Words, code: string, facts: Facts = {}): string {
  const message = words['chain']?.[code];
  if (!message) throw new Error(`no label ${code}`);
  return renderMessage(message.text, facts);
}

/** A problem in words: what it is, what to do, where to read on. */
export function chainMessage({ code, facts }: ChainProblem, words: Words): { text: string; fix: string | null; page: string | null } {
  const variant = facts['authority'] === null || facts['authority'] === undefined ? undefined : words['chain']?.[`${code}-known`];
  const message: Message | undefined = variant ?? words['chain']?.[code] ?? words['revocation']?.[code];
  if (!message) throw new Error(`no words for ${code}`);
  const worded = wordedFacts(facts, words);
  return { text: messageText(message, worded), fix: message.fix ? renderMessage(message.fix, worded) : null, page: message.page ?? null };
}

/** What a client makes of the chain, in a few words. */
export function clientText({ accepts, code }: ClientVerdict, words: Words): string {
  if (accepts === true) return chainLabel(words, 'client-accepts');
  if (accepts === null) return chainLabel(words, 'client-depends');
  return code === null ? chainLabel(words, 'client-refuses-somehow') : chainLabel(words, 'client-refuses', { said: code });
}

/** Some facts are codes themselves; where there is a word for one, the word is shown. */
function wordedFacts(facts: Facts, words: Words): Facts {
  const worded: Record<string, Facts[string]> = { ...facts };
  for (const key of ['reason', 'platform', 'source']) {
    const value = facts[key];
    if (typeof value !== 'string') continue;
    worded[key] =
      (words['chain']?.[`${key}-${value}`] ?? words['revocation']?.[`${key}-${value}`] ?? words['asn1']?.[value])?.text ?? value;
  }
  return worded;
}
