import messages from 'content:messages?config-writer';
import type { Facts } from '../../core/facts.ts';
import { explained, type Explained } from './words.ts';

/** The words for a line of a written configuration, or for a wish that is refused. */
export function explainWritten(code: string, facts: Facts = {}): Explained {
  return explained(messages['config-writer']?.[code] ?? globalThis.kbConfigWriters?.words[code], code, facts);
}
