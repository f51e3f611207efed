/** A stretch of a catalogue text: fixed words, or what varies. */
export type MessagePart = string | { varies: string };

const NAMES: Readonly<Record<string, string>> = {
  host: '主機',
  path: '檔名',
  alias: '別名',
  depth: '層數',
  number: '數字',
  any: '…',
  lines: '…',
};

/** Cuts a message of the catalogue at its `{holes}`, each with a word for what stands there. */
export function messageParts(text: string): MessagePart[] {
  return text.split(/\{([a-z]+)[0-9]?\}/u).flatMap((part, index): MessagePart[] => {
    if (index % 2 === 1) return [{ varies: NAMES[part] ?? '…' }];
    return part === '' ? [] : [part];
  });
}

/** The same as one plain line. */
export function messageLine(text: string): string {
  return messageParts(text)
    .map((part) => (typeof part === 'string' ? part : part.varies === '…' ? '…' : `〈${part.varies}〉`))
    .join('');
}
