import { createHash } from 'node:crypto';
import type { ErrorText } from '../core/recognise/error-entry.ts';
import type { ReproducedMessage } from '../schemas/reproduced-messages.ts';

/** Tells whether the texts of an entry are still those that were reproduced. */
export function textsFingerprint(texts: readonly ErrorText[]): string {
  return createHash('sha256')
    .update(JSON.stringify(texts.map(({ language, text }) => [language, text])))
    .digest('hex')
    .slice(0, 16);
}

/** What was reproduced, by entry; what was said about texts that have changed since is left out. */
export function stillTrue(
  messages: readonly ReproducedMessage[],
  entries: readonly { id: string; texts: readonly ErrorText[] }[],
): Map<string, ReproducedMessage[]> {
  const now = new Map(entries.map(({ id, texts }) => [id, textsFingerprint(texts)]));
  return Map.groupBy(
    messages.filter(({ id, texts }) => now.get(id) === texts),
    ({ id }) => id,
  );
}
