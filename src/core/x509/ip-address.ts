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
