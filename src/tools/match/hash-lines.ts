const LIMIT = 20_000;
const MOST = 50;
/** `openssl sha256` ("SHA2-256(stdin)= …", "(stdin)= …"), `sha256sum` ("… -"), or the value alone. */
const LINE = /^(?:(?:SHA2?-?256)?\(?stdin\)?=\s*)?([0-9a-f]{64})(?:\s+\*?-)?$/i;

/** SHA-256 values that stand on lines of their own, lower case, each once, at most 50, in the first 20,000 characters. */
export function hashLines(text: string): string[] {
  const found = new Set<string>();
  for (const line of text.slice(0, LIMIT).split('\n')) {
    const value = LINE.exec(line.trim())?.[1];
    if (value !== undefined && found.size < MOST) found.add(value.toLowerCase());
  }
  return [...found];
}
