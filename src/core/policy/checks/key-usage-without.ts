import type { Check } from '../check.ts';
import { listParameter } from '../parameter.ts';

/** A key usage with none of some usages, one of which a handshake needs (RFC 5280, 4.2.1.3; RFC 8446, 4.4.2.2). No extension means no limit. */
export const keyUsageWithout: Check = {
  facts: ['usage', 'usages'],
  parameters: ['usage', 'keyTypes'],
  run: ({ key, keyUsage }, parameters) => {
    const wanted = listParameter(parameters, 'usage');
    const keyTypes = listParameter(parameters, 'keyTypes');
    if (keyUsage.length === 0 || keyUsage.some((usage) => wanted.includes(usage)) || !key) return [];
    if (keyTypes.length > 0 && !keyTypes.includes(key.type)) return [];
    return [{ usage: wanted.join('、'), usages: keyUsage.join('、') }];
  },
};
