import type { Check } from '../check.ts';
import { excerpt } from '../excerpt.ts';
import { textParameter } from '../parameter.ts';

/** An attribute with another value than expected, or absent (null). */
export const attributeDiffers: Check = {
  facts: ['type', 'value', 'expected'],
  parameters: ['type', 'expected'],
  run: ({ subject }, parameters) => {
    if (!subject) return [];
    const wanted = textParameter(parameters, 'type');
    const expected = textParameter(parameters, 'expected');
    const found = subject.attributes.filter(({ type }) => type === wanted);
    if (found.length === 0) return [{ type: wanted, value: null, expected }];
    return found.filter(({ value }) => value !== expected).map(({ value }) => ({ type: wanted, value: excerpt(value), expected }));
  },
};
