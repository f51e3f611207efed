import type { Check } from '../check.ts';
import { numberParameter } from '../parameter.ts';

/** Version of a certificate: only version 3 has extensions (RFC 5280, 4.1.2.1; BR 7.1.1). */
export const versionNumber: Check = {
  facts: ['version', 'expected'],
  parameters: ['expected'],
  run: ({ version }, parameters) => {
    const expected = numberParameter(parameters, 'expected');
    return version !== null && version !== expected ? [{ version, expected }] : [];
  },
};
