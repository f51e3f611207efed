import trust from 'content:authority-trust';
import chain from 'content:messages?chain';
import issuerRules from 'content:issuer-rules?issuer-chrome-cut-off,issuer-firefox-removed,issuer-gpki,issuer-java-cut-off,issuer-not-yet-trusted,issuer-usable';
import refusing from 'content:refusing-rules';
import type { KnownAuthority, Trust } from '../../core/authority/authority.ts';
import { authorityFacts } from '../shared/authority-facts.ts';
import type { Words } from '../../core/inspect/words.ts';
import { words as objectWords } from '../decoder/words.ts';

/** Of the rules only those that a chain is judged by: whether platforms take the issuer, and what of a certificate ends a connection. */
const rules = [...issuerRules, ...refusing.rules];

/** What is known of authorities, and who takes them. */
const authorities: KnownAuthority[] = trust.flatMap((each) => {
  const facts = authorityFacts().find(({ id }) => id === each.id);
  return facts ? [{ ...facts, ...each, trust: each.trust.map(trustIn) }] : [];
});

function trustIn(text: string): Trust {
  const [platform, state, since] = text.split('|');
  return { platform, state, since: since || undefined, note: '' } as Trust;
}

/** With what is said of a single object, which the parts shared with the decoder carry anyway. One object for good: other scripts have looked it up. */
const words: Record<string, Words[string]> = { ...objectWords, ...chain };

/** What is said of revocation comes with the script that judges it. */
export function addWords(more: Words): void {
  Object.assign(words, more);
}

/** What the editors wrote, as it was when the site was built. */
export { authorities, words, rules };
