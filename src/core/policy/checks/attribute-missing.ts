import type { Check } from '../check.ts';
import { textParameter } from '../parameter.ts';
import { hasLostAttribute } from '../unreadable.ts';

/** An attribute the subject lacks, or has empty (S29: the form's 機關 name goes into O). */
export const attributeMissing: Check = {
  facts: ['type'],
  parameters: ['type'],
  run: ({ subject, unreadable }, parameters) => {
    const wanted = textParameter(parameters, 'type');
    if (!subject || hasLostAttribute(unreadable) || subject.attributes.some(({ type, value }) => type === wanted && value.trim() !== ''))
      return [];
    return [{ type: wanted }];
  },
};
