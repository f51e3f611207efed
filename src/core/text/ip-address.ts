/** An address as 4 or 16 bytes, or null. Accepts "[…]" around IPv6; no zone, no leading zeros, no shortened IPv4. */
export function parseIp(text: string): number[] | null {
  if (text.length > 60) return null;
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  return parseIpv4(bare) ?? parseIpv6(bare);
}

function parseIpv4(text: string): number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) return null;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

// RFC 4291, 2.2: eight groups, one "::" for a run of zeros, the last two groups may be written as IPv4.
function parseIpv6(text: string): number[] | null {
  if (!text.includes(':')) return null;
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = groups(halves[0] ?? '', halves.length === 1);
  const tail = halves.length === 2 ? groups(halves[1] ?? '', true) : [];
  if (!head || !tail) return null;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 2) return null;
  return [...head, ...Array<number>(missing).fill(0), ...tail];
}

function groups(text: string, last: boolean): number[] | null {
  if (text === '') return [];
  const bytes: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const ipv4 = last && index === parts.length - 1 ? parseIpv4(part) : null;
    if (ipv4) bytes.push(...ipv4);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) bytes.push(parseInt(part, 16) >> 8, parseInt(part, 16) & 255);
    else return null;
  }
  return bytes;
}

/** Who may use an address: a private network, nobody (reserved by IANA), or the public Internet. */
export type IpKind = 'private' | 'reserved' | 'public';

// IANA special-purpose registries (RFC 6890 and its successors). "private": RFC 1918, RFC 6598, RFC 4193 and link-local.
const BLOCKS: Readonly<Record<Exclude<IpKind, 'public'>, string>> = {
  private: '10.0.0.0/8 100.64.0.0/10 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16 fc00::/7 fe80::/10',
  reserved:
    '0.0.0.0/8 127.0.0.0/8 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 2001::/23 2001:db8::/32 2002::/16 3fff::/20',
};

/** What an address (from parseIp) is, and the block that says so ("10.0.0.0/8"); "" for a public one. */
export function ipKind(bytes: readonly number[]): { kind: IpKind; block: string } {
  for (const kind of ['private', 'reserved'] as const) {
    for (const block of BLOCKS[kind].split(' ')) {
      const [base = '', bits] = block.split('/');
      const start = parseIp(base);
      if (start?.length === bytes.length && sharesBits(start, bytes, Number(bits))) return { kind, block };
    }
  }
  // RFC 4291, 2.4: global unicast is handed out from 2000::/3 alone.
  if (bytes.length === 16 && ((bytes[0] ?? 0) & 0xe0) !== 0x20) return { kind: 'reserved', block: '::/0 − 2000::/3' };
  return { kind: 'public', block: '' };
}

function sharesBits(left: readonly number[], right: readonly number[], bits: number): boolean {
  for (let done = 0; done < bits; done += 8) {
    const mask = bits - done >= 8 ? 0xff : (0xff << (8 - (bits - done))) & 0xff;
    const index = done / 8;
    if (((left[index] ?? 0) & mask) !== ((right[index] ?? 0) & mask)) return false;
  }
  return true;
}

/** IPv4 dotted or IPv6 as RFC 5952 writes it; null where the length is neither 4 nor 16 octets. */
export function ipText(bytes: Uint8Array): string | null {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length !== 16) return null;
  const text = Array.from({ length: 8 }, (_, at) => (((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0)).toString(16)).join(':');
  // RFC 5952 4.2.3: the longest run of zero groups, the first of equals.
  const [longest] = [...text.matchAll(/\b0(?::0)+\b/g)].sort(([left], [right]) => right.length - left.length);
  if (!longest) return text;
  const [run] = longest;
  return `${text.slice(0, longest.index).replace(/:$/, '')}::${text.slice(longest.index + run.length).replace(/^:/, '')}`;
}

/** Subtree of a name constraint (RFC 5280 4.2.1.10): address and mask, "10.0.0.0/255.0.0.0". */
export function ipSubtreeText(bytes: Uint8Array): string | null {
  if (bytes.length !== 8 && bytes.length !== 32) return null;
  const half = bytes.length / 2;
  return `${ipText(bytes.subarray(0, half)) ?? ''}/${ipText(bytes.subarray(half)) ?? ''}`;
}
