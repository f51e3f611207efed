import { createHash } from 'node:crypto';
import type { DecoderDetails } from '../islands/decoder/details.ts';
import { loadCollection } from './load-content.ts';

/** What the decoder shows only where somebody opens it, as a classic script of its own: 7 kB gzip that the first verdict does not wait for. */
export function detailScript(): { name: string; hash: string; text: string } {
  const details: DecoderDetails = {
    reasons: Object.fromEntries(loadCollection<'rules'>('rules').map(({ id, reason }) => [id, reason])),
    commands: loadCollection<'commands'>('commands'),
  };
  const text = `globalThis.kbDecoderDetails=${JSON.stringify(details)};\n`;
  return { name: 'details', hash: createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase(), text };
}
