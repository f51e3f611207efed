/** Does a text name a server's version: numbers with dots, such as `1.22.1`? */
export function isServerVersion(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,4}){0,3}$/.test(text);
}
