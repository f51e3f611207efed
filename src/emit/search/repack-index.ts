import { decode, encode } from 'cborg';
import { gunzipSync, gzipSync } from 'node:zlib';

/** Pagefind 1.5's metadata: version, pages as [name, words], chunks as [first word, last word, name], and three lists that we do not use. */
type Meta = [version: string, pages: [name: string, words: number][], chunks: [from: string, to: string, name: string][], ...unknown[][]];
/** A word with the pages it stands on; locations are a weight (negative) and the places that have it, over and over. */
type Entry = [word: string, pages: Posting[], variants: [string, Posting[]][]];
type Posting = [page: number, locations: number[], meta: number[]];

const SIGNATURE = new TextEncoder().encode('pagefind_dcd');
/** Encoded bytes of a chunk before compression; a query loads one or two a word. */
const CHUNK_BYTES = 12_000;

/**
 * Writes Pagefind's index again in smaller pieces. Pagefind keeps the place of each word for its excerpts, names each page by a hash for
 * its fragments, and cuts chunks of 27 kB; we use neither excerpts nor fragments. So a page is named by its number, a place becomes what `placeOf`
 * says of the word and its weight, and chunks are small. `numberOf` gives a page's number by its old name.
 */
export function repackIndex(
  files: ReadonlyMap<string, Uint8Array>,
  numberOf: (name: string) => number,
  placeOf: (weight: number, word: string) => number,
): Map<string, Uint8Array> {
  const out = new Map(files);
  const metaName = [...files.keys()].find((name) => name.endsWith('.pf_meta'));
  if (!metaName) throw new Error('Pagefind wrote no metadata.');
  const meta = read<Meta>(files.get(metaName));
  const words: Entry[] = [];
  for (const [, , name] of meta[2]) {
    const path = `index/${name}.pf_index`;
    words.push(...read<[Entry[]]>(files.get(path))[0]);
    out.delete(path);
  }
  for (const [word, pages, variants] of words) {
    for (const posting of [...pages, ...variants.flatMap(([, each]) => each)])
      posting[1] = withoutPlaces(posting[1], (weight) => placeOf(weight, word));
  }
  meta[1] = meta[1].map(([name, count]) => [String(numberOf(name)), count]);
  meta[2] = cut(words).map((entries, index) => {
    const name = index.toString(36);
    out.set(`index/${name}.pf_index`, write([entries]));
    return [entries[0]?.[0] ?? '', entries.at(-1)?.[0] ?? '', name];
  });
  out.set(metaName, write(meta));
  return out;
}

function cut(words: readonly Entry[]): Entry[][] {
  const chunks: Entry[][] = [];
  let size = Infinity;
  for (const word of words) {
    const bytes = encode(word).length;
    if (size + bytes > CHUNK_BYTES) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)?.push(word);
    size += bytes;
  }
  return chunks;
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
