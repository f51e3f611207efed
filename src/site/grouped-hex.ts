/** "088dd296" as ["088d", "d296"]: set apart by the style sheet, so that what is copied or searched for stays whole. */
export function groupedHex(hex: string): string[] {
  return hex.match(/.{1,4}/g) ?? [];
}
