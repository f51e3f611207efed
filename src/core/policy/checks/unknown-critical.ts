import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';

// What RFC 5280, RFC 7633 and RFC 6962 define and browsers handle when critical; the poison has its own check.
const HANDLED = new Set([
  ...[14, 15, 17, 18, 19, 30, 31, 32, 33, 35, 36, 37, 54].map((arc) => `2.5.29.${arc}`),
  '1.3.6.1.5.5.7.1.1',
  '1.3.6.1.5.5.7.1.24',
  '1.3.6.1.4.1.11129.2.4.3',
]);

/** Critical extensions that clients do not know and must refuse (RFC 5280, 4.2). */
export const unknownCritical: Check = {
  facts: ['oid', 'name'],
  parameters: [],
  run: ({ extensions }) =>
    extensions
      .filter(({ oid, critical }) => critical && !HANDLED.has(oid))
      .filter(({ oid }, at, all) => all.findIndex((other) => other.oid === oid) === at)
      .map(({ oid, name }) => ({ oid: excerpt(oid), name: excerpt(name) })),
};
