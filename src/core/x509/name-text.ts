import type { NameAttribute } from './subject.ts';

const special = new Set([',', '+', '"', '\\', '<', '>', ';']);

/**
 * One attribute value escaped as RFC 4514 2.4 asks: `, + " \ < > ;` anywhere, `#` or a space in front, a space at the end.
 * All control characters (U+0000 to U+001F, U+007F) become `\0A` and the like, not NUL alone: RFC 4514 allows it,
 * OpenSSL's `esc_ctrl` does it, and a name stays on one line. Everything else, also text-direction marks, stays itself.
 */
export function escapeValue(value: string): string {
  const parts: string[] = [];
  for (let at = 0; at < value.length; at += 1) {
    const character = value.charAt(at);
    const code = value.charCodeAt(at);
    const edgeSpace = character === ' ' && (at === 0 || at === value.length - 1);
    if (code < 0x20 || code === 0x7f) parts.push(`\\${code.toString(16).toUpperCase().padStart(2, '0')}`);
    else if (special.has(character) || edgeSpace || (character === '#' && at === 0)) parts.push(`\\${character}`);
    else parts.push(character);
  }
  return parts.join('');
}

/** An attribute with the text of its value as it stands in the name: escaped, or "#" and the hex of its DER (RFC 4514 2.4). */
export interface WrittenAttribute {
  attribute: NameAttribute;
  written: string;
}

/** RFC 4514 text of a name: last RDN first. Inside one RDN, where the order is free, the last attribute comes first too, as in OpenSSL. */
export function nameText(rdns: WrittenAttribute[][]): string {
  return rdns
    .map((rdn) =>
      rdn
        .map(({ attribute, written }) => `${attribute.type}=${written}`)
        .reverse()
        .join('+'),
    )
    .reverse()
    .join(',');
}
