import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { reproducedMessages, type ReproducedMessage, type ReproducedMessages } from '../../schemas/reproduced-messages.ts';
import { root } from '../../content/root.ts';

const path = join(root, 'content/reproduced-messages.yaml');
const HEADER = `# 由 npm run test:servers -- --write 產生，不要手改：真正的軟體在測試裡印出、辨識工具也認得出來的錯誤訊息。
# since 是這個版本第一次做到的日子；texts 是當時訊息原文的指紋，原文改了之後就不再當作重現過，要重跑一次。
`;

/** The record as it is committed; empty where there is none yet. */
export function readReproduced(): ReproducedMessages {
  try {
    return reproducedMessages.parse(parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { system: '', messages: [] };
    throw error;
  }
}

/** Writes the record if anything in it is new; answers whether it was. */
export function writeReproduced(record: ReproducedMessages): boolean {
  const text = HEADER + stringify(record, { lineWidth: 0, singleQuote: true });
  if (JSON.stringify(readReproduced()) === JSON.stringify(record)) return false;
  writeFileSync(path, text);
  return true;
}

const sameDeed = (a: ReproducedMessage, b: ReproducedMessage): boolean => a.id === b.id && a.how === b.how;

/**
 * The record after a run. What the same version did before keeps its day; what could not be tried here (`untried`) stays;
 * everything else that is not among what passed is gone.
 */
export function afterRun(
  before: readonly ReproducedMessage[],
  passed: readonly ReproducedMessage[],
  untried: (message: ReproducedMessage) => boolean,
): ReproducedMessage[] {
  const same = (a: ReproducedMessage, b: ReproducedMessage): boolean =>
    sameDeed(a, b) && a.program === b.program && a.version === b.version && a.texts === b.texts;
  const now = passed.map((message) => before.find((earlier) => same(earlier, message)) ?? message);
  const kept = before.filter((message) => untried(message) && !passed.some((other) => sameDeed(other, message)));
  return [...now, ...kept].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }) || a.how.localeCompare(b.how, 'zh-Hant-TW'));
}

/** What the record says that this run did not show. */
export function unproved(claimed: readonly ReproducedMessage[], passed: readonly ReproducedMessage[]): ReproducedMessage[] {
  return claimed.filter((claim) => !passed.some((message) => sameDeed(message, claim)));
}
