import type { ConfigReport } from '../config-finding.ts';
import { examineProtocols, protocolOf, reportUnknownProtocol } from '../protocol-set.ts';
import type { ProtocolName } from '../protocol-set.ts';
import { wordsOf } from './comment.ts';
import type { ApacheNode } from './read-apache.ts';

/** `all` on Apache 2.4 with OpenSSL 1.0.1 or newer; SSLv3 drops out where the library is built without it. */
const ALL: readonly ProtocolName[] = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/**
 * SSLProtocol as mod_ssl reads it: from left to right, and a word without `+` or `-` throws away all before it
 * (AH02532; tried on 2.4.71: `SSLProtocol TLSv1.2 TLSv1.3` leaves TLS 1.3 alone).
 */
export function examineApacheProtocols({ parameters, line }: ApacheNode, report: ConfigReport): void {
  const directive = 'SSLProtocol';
  if (parameters.some((word) => word.includes('${'))) return;
  let enabled = new Set<ProtocolName>();
  const lost = new Set<ProtocolName>();
  let fromAll = false;
  for (const word of wordsOf(parameters)) {
    const sign = word.startsWith('+') || word.startsWith('-') ? word[0] : '';
    const name = sign === '' ? word : word.slice(1);
    const protocol = protocolOf(name);
    const meant = name.toLowerCase() === 'all' ? ALL : protocol === null ? [] : [protocol];
    if (meant.length === 0) reportUnknownProtocol(name, directive, line, report);
    if (name.toLowerCase() === 'all') fromAll = sign !== '-';
    if (sign === '-') for (const one of meant) enabled.delete(one);
    else if (sign === '+') for (const one of meant) enabled.add(one);
    else {
      for (const one of enabled) lost.add(one);
      enabled = new Set(meant);
    }
  }
  const gone = [...lost].filter((one) => !enabled.has(one));
  if (gone.length > 0) report.add('protocol-overridden', line, { effective: [...enabled].join(' '), lost: gone.join(' ') });
  // `all` takes in SSLv3 only where the library still has it, so the plain `all` is judged for its TLS versions.
  if (fromAll && (enabled.has('TLSv1') || enabled.has('TLSv1.1'))) {
    report.add('protocol-all-leaves-old', line, { directive });
    return;
  }
  examineProtocols(enabled, directive, line, report);
}
