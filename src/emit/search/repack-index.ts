import { decode, encode } from 'cborg';
import { gunzipSync, gzipSync } from 'node:zlib';
import { lengthDigit, type StoredMeta } from '../../core/search/engine-meta.ts';

/** Pagefind 1.5's metadata: version, pages as [name, words], chunks as [first word, last word, name], and three lists that we do not use. */
type Meta = [version: string, pages: [name: string, words: number][], chunks: [from: string, to: string, name: string][], ...unknown[][]];
/** A word with the pages it stands on; locations are a weight (negative) and the places that have it, over and over. */
type Entry = [word: string, pages: Posting[], variants: [string, Posting[]][]];
type Posting = [page: number, locations: number[], meta: number[]];

/** What each of Pagefind's files begins with. */
export const SIGNATURE = new TextEncoder().encode('pagefind_dcd');
/** Encoded bytes of a piece before compression; a query loads one a word. */
const PIECE_BYTES = 4_200;
/** How many of them may be left out for a shorter beginning of the next piece. */
const SLACK = 800;

/** The index as it travels. */
export interface RepackedIndex {
  meta: StoredMeta;
  /** By place, each as the engine reads it. */
  pieces: Uint8Array[];
}

/**
 * Writes Pagefind's index again in smaller pieces. Pagefind keeps the place of each word for its excerpts, names each page by a hash for
 * its fragments, and cuts chunks of 27 kB; we use neither excerpts nor fragments. So a page is named by its number, a place becomes what `placeOf`
 * says of the word and its weight, and pieces are small. `numberOf` gives a page's number by its old name; the first
 * `records` are records, the others tasks.
 */
export function repackIndex(
  files: ReadonlyMap<string, Uint8Array>,
  numberOf: (name: string) => number,
  records: number,
  placeOf: (weight: number, word: string) => number,
): RepackedIndex {
  const [version, pages, chunks] = read<Meta>([...files].find(([name]) => name.endsWith('.pf_meta'))?.[1]);
  // So that a document's name need not travel: its place says it.
  if (!pages.every(([name], place) => numberOf(name) === place)) throw new Error('Pagefind changed the order of the documents.');
  const words = chunks.flatMap(([, , name]) => read<[Entry[]]>(files.get(`index/${name}.pf_index`))[0]);
  for (const [word, postings, variants] of words) {
    for (const posting of [...postings, ...variants.flatMap(([, each]) => each)])
      posting[1] = withoutPlaces(posting[1], (weight) => placeOf(weight, word));
  }
  const pieces = cut(words);
  return {
    meta: {
      version,
      lengths: pages
        .slice(0, records)
        .map(([, count]) => lengthDigit(count))
        .join(''),
      starts: pieces.map((piece, place) => startOf(piece, pieces[place - 1])).join(' '),
    },
    pieces: pieces.map((entries) => write([entries])),
  };
}

/** The shortest beginning of a piece's first word that no word of the piece before has. */
function startOf(piece: readonly Entry[], before: readonly Entry[] | undefined): string {
  return before ? separator(before.at(-1)?.[0] ?? '', piece[0]?.[0] ?? '') : '';
}

function separator(last: string, first: string): string {
  const [behind, ahead] = [[...last], [...first]];
  let same = 0;
  while (same < ahead.length && ahead[same] === behind[same]) same++;
  return ahead.slice(0, same + 1).join('');
}

/** A piece ends a little sooner where the next one then begins with less: all beginnings travel with the first query. */
function cut(words: readonly Entry[]): Entry[][] {
  const sizes = words.map((word) => encode(word).length);
  const chunks: Entry[][] = [];
  for (let from = 0; from < words.length;) {
    let [to, size] = [from, 0];
    while (to < words.length && (to === from || size + (sizes[to] ?? 0) <= PIECE_BYTES)) size += sizes[to++] ?? 0;
    if (to < words.length) to = shortestCut(words, sizes, from, to);
    chunks.push(words.slice(from, to));
    from = to;
  }
  return chunks;
}

function shortestCut(words: readonly Entry[], sizes: readonly number[], from: number, latest: number): number {
  const lengthAt = (at: number): number => separator(words[at - 1]?.[0] ?? '', words[at]?.[0] ?? '').length;
  let [best, shortest] = [latest, lengthAt(latest)];
  let spared = 0;
  for (let at = latest - 1; at > from; at--) {
    spared += sizes[at] ?? 0;
    if (spared > SLACK) break;
    const length = lengthAt(at);
    if (length < shortest) [best, shortest] = [at, length];
  }
  return best;
}

/** Keeps how often a word stands in each field, which the score needs, and drops where. */
function withoutPlaces(locations: readonly number[], placeOf: (weight: number) => number): number[] {
  let weight = 0;
  let first = true;
  return locations.map((value) => {
    if (value < 0) {
      weight = -value - 1;
      first = true;
      return value;
    }
    const place = first ? placeOf(weight) : 0;
    first = false;
    return place;
  });
}

function read<Value>(file: Uint8Array | undefined): Value {
  if (!file) throw new Error('Pagefind wrote no such file.');
  const bytes = gunzipSync(file);
  if (Buffer.compare(bytes.subarray(0, SIGNATURE.length), SIGNATURE) !== 0) throw new Error('Not a file of Pagefind.');
  return decode(bytes.subarray(SIGNATURE.length)) as Value;
}

function write(value: unknown): Uint8Array {
  return new Uint8Array(gzipSync(Buffer.concat([SIGNATURE, encode(value)]), { level: 9 }));
}
