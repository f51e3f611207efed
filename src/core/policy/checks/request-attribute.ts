import type { Check } from '../check.ts';
import { listParameter } from '../parameter.ts';

/** Attributes of a request that say nothing about the certificate (RFC 2985, 5.4.1: challengePassword). */
export const requestAttribute: Check = {
  facts: ['attribute'],
  parameters: ['names'],
  run: ({ attributes }, parameters) => {
    const names = listParameter(parameters, 'names');
    return attributes.filter((attribute) => names.includes(attribute)).map((attribute) => ({ attribute }));
  },
};
