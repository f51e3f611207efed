/** Fewer bytes tell nothing: the start of a key's structure takes about a dozen. */
const MIN_BYTES = 12;
/** Bytes of one run that are looked at: certificates with many names take a few KiB, and a key's start says what it is. */
const MAX_BYTES = 65_536;

/** What xxd, hexdump, od and Format-Hex put in front of the bytes, and mail before that. */
const OFFSET = /^[\s>|]{0,40}(?:[0-9a-f]{4,16}(?::\s{0,4}|\s{1,8}))?(?=(?:[0-9a-f]{2}[ :]?){4})/i;
/** The last line of such a dump, where it has one to three bytes: of four its offset would be taken for the first ones. */
const SHORT = /^[\s>|]{0,40}(?:[0-9a-f]{4,16}(?::|\s\s)|[0-9a-f]{7,16}\s)\s{0,8}(?:[0-9a-f]{2}\s?){1,3}(?:\s{2}|$)/i;
/** The first bytes of a line that has no offset: four of them, however they are written. */
const FIRST = /(?:(?:0x|\\x)?[0-9a-f]{2}[\s:,;-]{0,8}){4}/i;
const BYTE = /(?:0x|\\x|%|#)?([0-9a-f]{2})([\s:,;-]{0,8})/iy;
/** A line of `od` as it prints without options: words of 16 bits in octal. */
const OCTAL = /^[\s>|]{0,40}[0-7]{7}((?: [0-7]{6}){1,8})\s{0,8}$/;
const DECIMAL = /(?<![\d.])\d{1,3}(?:\s{0,8}[,\s]\s{0,8}\d{1,3}){11,}/g;

/**
 * The byte strings that a text prints as numbers: hex plain, with colons or blanks, as xxd, hexdump, od and Format-Hex write it,
 * as an array of C or of PowerShell. Each is cut after 64 KiB.
 * `restOf` gives the bytes of a line that has too few to begin with; without it such a line ends what was printed before.
 */
export function* printedBytes(text: string, restOf: (line: string) => number[] = () => []): Generator<Uint8Array> {
  for (const run of printedRuns(text, restOf)) {
    yield Uint8Array.from(run);
    // hexdump prints words of 16 bits, whose bytes stand in the machine's order.
    yield swapped(run);
  }
  for (const [run] of text.matchAll(DECIMAL)) {
    const numbers = run.slice(0, MAX_BYTES * 5).match(/\d{1,3}/g) ?? [];
    if (numbers.every((number) => Number(number) < 256)) yield Uint8Array.from(numbers.slice(0, MAX_BYTES), Number);
  }
}

/** Lines of bytes that follow each other are one run; what is none ends it. */
function* printedRuns(text: string, restOf: (line: string) => number[]): Generator<number[]> {
  let run: number[] = [];
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('\n', at);
    const line = text.slice(at, next < 0 ? text.length : next);
    at += line.length + 1;
    let bytes = bytesOf(line);
    if (bytes.length === 0 && run.length > 0) bytes = restOf(line);
    if (bytes.length > 0) {
      // Not spread: a line may have more bytes than a call may have arguments.
      if (run.length < MAX_BYTES) for (const byte of bytes) run.push(byte);
    } else if (run.length > 0 && line.trim() !== '') {
      if (run.length >= MIN_BYTES) yield run;
      run = [];
    }
  }
  if (run.length >= MIN_BYTES) yield run;
}

function bytesOf(line: string): number[] {
  if (line.length < 4) return [];
  const head = line.slice(0, MAX_BYTES * 4);
  const words = OCTAL.exec(head)?.[1];
  if (words !== undefined)
    return words
      .trim()
      .split(' ')
      .flatMap((word) => littleEndian(parseInt(word, 8)));
  const bytes = hexOf(head);
  // The heading of Format-Hex: 00 01 02 03 …
  return bytes.length === 16 && bytes.every((byte, i) => byte === i) ? [] : bytes;
}

/** The bytes of one line: from its first pair of hex digits that others follow, to the first thing that is none. */
function hexOf(line: string): number[] {
  const start = SHORT.test(line) ? -1 : (OFFSET.exec(line)?.[0].length ?? line.search(FIRST));
  if (start < 0) return [];
  const bytes: number[] = [];
  BYTE.lastIndex = start;
  for (let match = BYTE.exec(line); match !== null; match = BYTE.exec(line)) {
    bytes.push(parseInt(match[1] ?? '', 16));
    // Two blanks and more divide the bytes from the characters that hexdump and xxd print beside them.
    if (bytes.length >= 16 && /\s{2}$/.test(match[2] ?? '')) break;
  }
  return bytes;
}

function swapped(run: readonly number[]): Uint8Array {
  return Uint8Array.from(run, (_, i) => run[i ^ 1] ?? 0);
}

function littleEndian(word: number): number[] {
  return [word & 0xff, word >> 8];
}
