import type { Check } from '../policy/check.ts';
import { excerpt } from '../text/excerpt.ts';

/** SAN entries that a web server's certificate must not carry: only dNSName and iPAddress are allowed (BR 7.1.2.7.12). */
export const sanOtherType: Check = {
  facts: ['type', 'value'],
  parameters: [],
  run: ({ san }) => san.filter(({ type }) => type !== 'dns' && type !== 'ip').map(({ type, value }) => ({ type, value: excerpt(value) })),
};
