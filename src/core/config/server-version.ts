/**
 * The version of a server as people copy it: `1.22.1`, `nginx/1.18.0 (Ubuntu)`, `Apache/2.4.52`, `v1.18`, `1.18.0-6ubuntu14.4`, `10`. Null where there
 * is none.
 */
export function readServerVersion(text: string): string | null {
  const trimmed = text.trim();
  if (/^\d{1,3}$/.test(trimmed)) return trimmed;
  return /(?<![\d.])\d{1,3}(?:\.\d{1,4}){1,3}(?!\d)/.exec(trimmed.slice(0, 200))?.[0] ?? null;
}

/**
 * Is a version certainly older than that one? `2.4` may be any release of 2.4, so that it is neither before 2.4.36 nor, to `isAtLeast`, from it on.
 */
export function isBefore(version: string, ...wanted: number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, number] of wanted.entries()) {
    const part = parts[index];
    if (part === undefined || part > number) return false;
    if (part < number) return true;
  }
  return false;
}
