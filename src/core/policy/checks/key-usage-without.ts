import type { Check } from '../check.ts';
import { listParameter } from '../parameter.ts';

/**
 * A key usage with none of some usages, one of which a handshake needs (RFC 5280, 4.2.1.3; RFC 8446, 4.4.2.2). No extension means no
 * limit. With `beside` only where one of those is left: where nothing is, that is what is to be said, once.
 */
export const keyUsageWithout: Check = {
  facts: ['usage', 'usages'],
  parameters: ['usage', 'keyTypes', 'beside'],
  run: ({ key, keyUsage, extensions }, parameters) => {
    const wanted = listParameter(parameters, 'usage');
    const keyTypes = listParameter(parameters, 'keyTypes');
    const beside = listParameter(parameters, 'beside');
    if (beside.length > 0 && !keyUsage.some((usage) => beside.includes(usage))) return [];
    // There, readable and without a single bit is a limit too, which nothing passes.
    const isEmpty = keyUsage.length === 0 && extensions.some(({ oid, value }) => oid === '2.5.29.15' && value[0] === 3);
    if ((keyUsage.length === 0 && !isEmpty) || keyUsage.some((usage) => wanted.includes(usage)) || !key) return [];
    if (keyTypes.length > 0 && !keyTypes.includes(key.type)) return [];
    return [{ usage: wanted.join('、'), usages: isEmpty ? null : keyUsage.join('、') }];
  },
};
