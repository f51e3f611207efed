/** What the index engine must know of the index before it is asked, as it travels: a fraction of the engine's own file. */
export interface StoredMeta {
  version: string;
  /** A digit in base 36 for each record in order, how many words it has: `lengthDigit`. The tasks after them are all as long as one another. */
  lengths: string;
  /** Where each piece of the index begins: a text above all words of the piece before and not above its own; divided by blanks. */
  starts: string;
}

/** Words of a task; the engine compares lengths, and sentences of a few words more or less are worth the same. */
const TASK_WORDS = 10;

/** Steps of a third or so are fine enough for the engine, which only compares lengths. */
const STEPS = 2;

export const lengthDigit = (words: number): string => Math.min(35, Math.round(STEPS * Math.log2(Math.max(1, words)))).toString(36);

const lengthOf = (digit: string): number => Math.round(2 ** (parseInt(digit, 36) / STEPS));

/** The name of a piece of the index by its place. */
export const pieceName = (place: number): string => place.toString(36);

/**
 * Writes the engine's metadata, CBOR (Pagefind 1.5): version, documents as [name, words], pieces as
 * [first word, last word, name], and three lists that we do not use. A document's name is its number.
 */
export function engineMeta({ version, lengths, starts }: StoredMeta, tasks: number): Uint8Array<ArrayBuffer> {
  const from = starts.split(' ');
  const words = [...[...lengths].map(lengthOf), ...Array.from({ length: tasks }, () => TASK_WORDS)];
  const documents = words.map((count, number) => array([text(String(number)), unsigned(0, count)]));
  const pieces = from.map((start, place) => array([text(start), text(before(from[place + 1])), text(pieceName(place))]));
  const none = array([]);
  return Uint8Array.from(array([text(version), array(documents), array(pieces), none, none, none]));
}

/** The last text before another, or after all texts. */
function before(next: string | undefined): string {
  const characters = [...(next ?? '')];
  const last = characters.pop()?.codePointAt(0) ?? 0;
  return `${characters.join('')}${last > 0 ? String.fromCodePoint(last - 1) : ''}\u{10ffff}`;
}

const encoder = new TextEncoder();
const utf8 = (value: string): number[] => [...encoder.encode(value)];

/** A head of CBOR (RFC 8949, 3): major type and argument, or an unsigned number where the type is 0. */
function unsigned(major: number, value: number): number[] {
  const type = major << 5;
  if (value < 24) return [type | value];
  if (value < 0x100) return [type | 24, value];
  if (value < 0x10000) return [type | 25, value >> 8, value & 255];
  return [type | 26, value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function text(value: string): number[] {
  const bytes = utf8(value);
  return [...unsigned(3, bytes.length), ...bytes];
}

function array(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(4, items.length), ...items.flat()];
}
