import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';
import { textParameter } from '../parameter.ts';
import { hasLostAttribute } from '../unreadable.ts';

/** An attribute with another value than expected, or absent (null). */
export const attributeDiffers: Check = {
  facts: ['type', 'value', 'expected'],
  parameters: ['type', 'expected'],
  run: ({ subject, unreadable }, parameters) => {
    if (!subject) return [];
    const wanted = textParameter(parameters, 'type');
    const expected = textParameter(parameters, 'expected');
    const found = subject.attributes.filter(({ type }) => type === wanted);
    if (found.length === 0) return hasLostAttribute(unreadable) ? [] : [{ type: wanted, value: null, expected }];
    return found.filter(({ value }) => value !== expected).map(({ value }) => ({ type: wanted, value: excerpt(value), expected }));
  },
};
