/** A sentence that rests on an unverified fact. */
export interface UnverifiedItem {
  id: string;
  text: string;
}

/** The `<Unverified>` sentences of an article's source, as plain text. */
export function unverifiedOf(body: string): UnverifiedItem[] {
  return [...body.matchAll(/<Unverified id="([^"]+)">([\s\S]*?)<\/Unverified>/g)].map(([, id = '', inner = '']) => ({
    id,
    text: inner
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/<[^>]+>/g, '')
      .replace(/[*`]/g, '')
      .trim(),
  }));
}
