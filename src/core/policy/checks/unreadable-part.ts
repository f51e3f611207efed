import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';
import { listParameter } from '../parameter.ts';

/** Parts that could not be read: nothing else here has looked at them. */
export const unreadablePart: Check = {
  facts: ['part', 'reason'],
  parameters: ['parts', 'except'],
  run: ({ unreadable }, parameters) => {
    const parts = listParameter(parameters, 'parts');
    const except = listParameter(parameters, 'except');
    return unreadable
      .filter(({ part }) => !except.includes(part) && (parts.length === 0 || parts.includes(part)))
      .map(({ part, reason }) => ({ part: excerpt(part), reason: excerpt(reason) }));
  },
};
