/** Addresses that an import map gives to names, with their offset in its text. */
export function readImportMap(json: string): { url: string; at: number }[] {
  const found: { url: string; at: number }[] = [];
  // A value, not a name: after a colon.
  for (const { 0: all, 1: value = '', index } of json.matchAll(/:\s{0,100}"(http:(?:[^"\\\n]|\\.){0,2048})"/gi)) {
    found.push({ url: value.replaceAll('\\/', '/'), at: index + all.length - value.length - 1 });
  }
  return found;
}
