import type { Check } from '../check.ts';
import { textParameter } from '../parameter.ts';
import { hasUnreadableExtension } from '../unreadable.ts';

const ANY = ['anyExtendedKeyUsage', '2.5.29.37.0'];

/**
 * An extended key usage that leaves out a purpose (RFC 5280, 4.2.1.12). No extension at all is `eku-absent`. One that names any purpose
 * in its place is a hit with `any: only` alone.
 */
export const ekuWithout: Check = {
  facts: ['purpose', 'purposes'],
  parameters: ['purpose', 'any'],
  run: (subject, parameters) => {
    const { extendedKeyUsage } = subject;
    if (hasUnreadableExtension(subject, '2.5.29.37')) return [];
    const purpose = textParameter(parameters, 'purpose');
    if (extendedKeyUsage.length === 0 || extendedKeyUsage.includes(purpose)) return [];
    if (extendedKeyUsage.some((name) => ANY.includes(name)) !== (textParameter(parameters, 'any') === 'only')) return [];
    return [{ purpose, purposes: extendedKeyUsage.slice(0, 10).join('、') }];
  },
};
