/** Does a text name a server's version: numbers with dots, such as `1.22.1`? */
export function isServerVersion(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,4}){0,3}$/.test(text);
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
