import type { Check } from '../check.ts';
import { excerpt } from '../../text/excerpt.ts';
import { nameForm } from '../name-form.ts';

/** Names of the SAN with characters that an IA5String cannot hold (RFC 5280, 4.2.1.6); of hosts only what `name-form` has no word for. */
export const sanNotAscii: Check = {
  facts: ['name'],
  parameters: [],
  run: ({ san }) =>
    san
      .filter(({ type, value }) => type === 'email' || type === 'uri' || (type === 'dns' && nameForm(value) !== 'non-ascii'))
      .filter(({ value }) => /[^\x00-\x7f]/.test(value))
      .map(({ value }) => ({ name: excerpt(value) })),
};
