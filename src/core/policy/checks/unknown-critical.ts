import type { Check } from '../check.ts';
import { excerpt } from '../excerpt.ts';

// What RFC 5280, RFC 7633 and RFC 6962 define and browsers handle when critical; the poison has its own check.
const HANDLED = new Set([
  '2.5.29.14',
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.18',
  '2.5.29.19',
  '2.5.29.30',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.35',
  '2.5.29.36',
  '2.5.29.37',
  '2.5.29.54',
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
      .map(({ oid, name }) => ({ oid: excerpt(oid), name: excerpt(name) })),
};
