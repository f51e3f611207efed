import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';
import { hostNames } from '../host-names.ts';

/** Wildcard names (RFC 9525, 6.3; S09: not issued). */
export const wildcard: Check = {
  facts: ['name', 'where'],
  parameters: [],
  run: (subject) =>
    hostNames(subject)
      .filter(({ name }) => name.startsWith('*.'))
      .map(({ name, where }) => ({ name: excerpt(name), where })),
};
