import type { Check } from '../policy/check.ts';
import { parseIp } from '../text/ip-address.ts';

/** An address written as a dNSName, where clients look for an iPAddress (RFC 5280, 4.2.1.6; RFC 9525, 6.5). */
export const ipInDnsName: Check = {
  facts: ['ip'],
  parameters: [],
  run: ({ san }) => san.filter(({ type, value }) => type === 'dns' && parseIp(value) !== null).map(({ value }) => ({ ip: value })),
};
