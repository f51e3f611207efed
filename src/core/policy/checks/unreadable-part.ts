import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';

/** Parts that could not be read: nothing else here has looked at them. */
export const unreadablePart: Check = {
  facts: ['part', 'reason'],
  parameters: [],
  run: ({ unreadable }) => unreadable.map(({ part, reason }) => ({ part: excerpt(part), reason: excerpt(reason) })),
};
