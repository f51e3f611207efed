import type { Check } from '../policy/check.ts';
import { textParameter } from '../policy/parameter.ts';
import { hasUnreadableExtension } from '../policy/unreadable.ts';

/** The TLS feature status_request: browsers that honour it refuse the site without a stapled answer (RFC 7633, 4.2). */
export const mustStaple: Check = {
  facts: [],
  parameters: ['ocsp'],
  run: (subject, parameters) => {
    const wanted = textParameter(parameters, 'ocsp');
    const has = subject.ocsp.length > 0 || hasUnreadableExtension(subject, '1.3.6.1.5.5.7.1.1') ? 'present' : 'absent';
    return subject.mustStaple && (wanted === '' || wanted === has) ? [{}] : [];
  },
};
