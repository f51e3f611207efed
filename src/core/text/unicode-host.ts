import { toUnicode } from 'punycode/punycode.es6.js';

/** The readable form of a host name with xn-- labels, or null where there is none (RFC 3492). */
export function unicodeHost(host: string): string | null {
  if (!/(^|\.)xn--/i.test(host)) return null;
  try {
    const unicode = toUnicode(host.toLowerCase());
    return unicode === host.toLowerCase() ? null : unicode;
  } catch {
    return null;
  }
}
