import { createHash } from 'node:crypto';
import { loadCollection } from './load-content.ts';

/** Why each rule matters, as a classic script of its own: 6 kB gzip that are wanted only where somebody opens a finding. */
export function reasonScript(): { name: string; hash: string; text: string } {
  const reasons = Object.fromEntries(loadCollection<'rules'>('rules').map(({ id, reason }) => [id, reason]));
  const text = `globalThis.kbRuleReasons=${JSON.stringify(reasons)};\n`;
  return { name: 'reasons', hash: createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase(), text };
}
