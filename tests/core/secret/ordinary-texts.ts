import { attachments, unexplained } from './ordinary-attachments.ts';
import { chains, dressedCertificates, middles } from './ordinary-certificates.ts';
import { messages, signedMails } from './ordinary-messages.ts';
import { certutilDumps, handshakes, opensslPrints } from './ordinary-prints.ts';
import { publicKeys } from './ordinary-public-keys.ts';
import { randomLooking } from './ordinary-random.ts';
import { configurations, contentTexts, everyday, fixtures, sharedTexts } from './ordinary-words.ts';
import type { OrdinaryText } from './ordinary.ts';

export type { OrdinaryText } from './ordinary.ts';

let made: OrdinaryText[] | null = null;

/** Texts and files that hold no private key and must never be refused as one. */
export function ordinaryTexts(): OrdinaryText[] {
  return (made ??= distinct([
    ...dressedCertificates(),
    ...chains(),
    ...opensslPrints(),
    ...certutilDumps(),
    ...messages(),
    ...signedMails(),
    ...handshakes(),
    ...randomLooking(),
    ...attachments(),
    ...publicKeys(),
    ...contentTexts(),
    ...fixtures(),
    ...sharedTexts(),
    ...everyday(),
    ...configurations(),
  ]));
}

/** Each once; and without the few that explain a key's PEM label, which may well be refused. */
function distinct(all: OrdinaryText[]): OrdinaryText[] {
  const seen = new Map<string, OrdinaryText>();
  for (const one of all) {
    const content = one.text ?? Buffer.from(one.bytes ?? []).toString('latin1');
    if (content.length < 2 || content.includes('PRIVATE KEY-----')) continue;
    if (!seen.has(content)) seen.set(content, one);
  }
  return [...seen.values()];
}

/** Random and without a word about what it is, as the middle of a key is: no test may ask for either answer. */
export function ambiguousTexts(): OrdinaryText[] {
  return [...unexplained(), ...middles()];
}
