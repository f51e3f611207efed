/** Where a code stands on its table's page: "0x80092004" → "c-0x80092004", "-9802" → "c--9802", "wrong version number" → "c-wrong-version-number". */
export function codeAnchor(code: string): string {
  return `c-${code.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}`;
}
