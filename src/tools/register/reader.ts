import { decodeText } from '../../core/pem/decode-text.ts';
import { limits } from '../../core/pem/limits.ts';
import type { Problem } from '../../core/problem.ts';
import { readForRegister, type RegisterContext } from '../../core/register/read-for-register.ts';
import type { RegisterEntry } from '../../core/register/register-entry.ts';
import { isZip, unpack, zipEntries, zipInMemory, type ZipEntry, type ZipFault, type ZipSource } from '../../core/register/zip-entries.ts';

/** A text or a file to be read. `name` is its path below what was chosen or dropped; null for what was pasted. */
export interface Given {
  name: string | null;
  content: Blob | string;
}

/** Why an input gave nothing: what its reading says, or what the archive around it is. */
export type Reason = Problem | { code: ZipFault | 'zip-deep' | 'zip-many' };

/** What the reader tells as it goes. */
export interface Told extends Heard {
  /** Sentences of rules that were found and that only the reader knows, by their ids. */
  messages: Record<string, string>;
}

export interface Heard {
  entries: RegisterEntry[];
  unread: { file: string | null; reason: Reason }[];
  /** Files in which a private key was, and of which kind: nothing of it is kept. */
  refused: { file: string | null; format: string }[];
  done: number;
  total: number;
  isIdle: boolean;
}

/** Archives within archives; nobody packs deeper. */
const MOST_DEPTH = 3;
/** Files of all archives of one reading, and what they may unpack to. */
const MOST_PACKED = 20_000;
const MOST_UNPACKED = 1024 * 1024 * 1024;
/** Files that are loaded while others are read, and how large they may be. */
const AHEAD = 32;
const SMALL = 1024 * 1024;
/** A bundle is read in pieces of about this many characters, so that its first certificates are there before its last. */
const PIECE = 48_000;
/** How long the page or the worker may be busy before it can be heard again, and how often it tells (milliseconds). */
const BUSY = 25;
const TELL = 150;

/**
 * Reads one input after the other, as they come, and tells what was in them. The same in a worker and in the page: it never holds either for
 * longer than a single certificate takes.
 */
export class Reader {
  readonly #context: Omit<RegisterContext, 'at' | 'tick'>;
  readonly #tell: (heard: Heard) => void;
  readonly #queue: Given[] = [];
  /** The certificates themselves, by their fingerprints, to be compared when somebody asks. */
  readonly #kept = new Map<string, Uint8Array>();
  readonly #ahead = new Map<Given, Promise<ArrayBuffer>>();
  #at = new Date();
  #told = nothing();
  #done = 0;
  #total = 0;
  #packed = 0;
  #unpacked = 0;
  #isBusy = false;
  #isStopped = false;
  #heard = 0;
  #toldAt = 0;

  constructor(context: Omit<RegisterContext, 'at' | 'tick' | 'keep'>, tell: (heard: Heard) => void) {
    this.#context = { ...context, keep: (sha256, der) => this.#kept.set(sha256, der.slice()) };
    this.#tell = tell;
  }

  /** Reads these behind what waits already, and judges them by `at`. */
  read(given: readonly Given[], at: Date): void {
    this.#at = at;
    this.#queue.push(...given);
    this.#total += given.length;
    if (!this.#isBusy) void this.#work();
  }

  stop(): void {
    this.#queue.length = 0;
    this.#isStopped = true;
  }

  /** The certificate with this SHA-256, if it was read and not only listed. */
  kept(sha256: string): Uint8Array | null {
    return this.#kept.get(sha256) ?? null;
  }

  /** Forgets every certificate. */
  clear(): void {
    this.stop();
    this.#kept.clear();
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    this.#isStopped = false;
    this.#heard = performance.now();
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      this.#loadAhead();
      await this.#open(next);
      this.#done++;
      await this.#listen();
    }
    this.#isBusy = false;
    this.#ahead.clear();
    this.#flush(true);
    [this.#done, this.#total, this.#packed, this.#unpacked] = [0, 0, 0, 0];
  }

  /** Small files come from the disk while others are read: asking for one after the other takes longer than reading them. */
  #loadAhead(): void {
    for (const given of this.#queue.slice(0, AHEAD)) {
      if (typeof given.content === 'string' || given.content.size > SMALL || this.#ahead.has(given)) continue;
      const bytes = given.content.arrayBuffer();
      // Whoever asks for it hears why.
      bytes.catch(() => undefined);
      this.#ahead.set(given, bytes);
    }
  }

  async #open(given: Given): Promise<void> {
    const { name, content } = given;
    if (typeof content === 'string') return this.#input(content, name);
    try {
      if (content.size <= SMALL) {
        const bytes = new Uint8Array(await (this.#ahead.get(given) ?? content.arrayBuffer()));
        this.#ahead.delete(given);
        return await (isZip(bytes) ? this.#archive(zipInMemory(bytes), name, 0) : this.#input(bytes, name));
      }
      const source: ZipSource = {
        size: content.size,
        read: async (from, to) => new Uint8Array(await content.slice(from, to).arrayBuffer()),
      };
      if (isZip(await source.read(0, 4))) return await this.#archive(source, name, 0);
      if (content.size > limits.inputBytes) return this.#unread(name, tooLarge(content.size));
      return await this.#input(await source.read(0, content.size), name);
    } catch (error) {
      // Moved, locked, or a folder.
      if (!(error instanceof DOMException)) throw error;
      this.#unread(name, { code: 'unreadable-file', line: null, column: null, facts: {} });
    }
  }

  async #archive(source: ZipSource, name: string | null, depth: number): Promise<void> {
    if (depth >= MOST_DEPTH) return this.#unread(name, { code: 'zip-deep' });
    const entries = await zipEntries(source, MOST_PACKED);
    if (entries === null) return this.#unread(name, { code: 'zip-damaged' });
    this.#total += entries.length;
    for (const entry of entries) {
      if (this.#isStopped) return;
      if (++this.#packed > MOST_PACKED) return this.#unread(name, { code: 'zip-many' });
      await this.#packedFile(source, entry, `${name ?? ''}/${entry.name}`, depth);
      this.#done++;
      await this.#listen();
    }
  }

  async #packedFile(source: ZipSource, entry: ZipEntry, name: string, depth: number): Promise<void> {
    this.#unpacked += entry.size;
    if (this.#unpacked > MOST_UNPACKED) return this.#unread(name, { code: 'zip-bomb' });
    if (entry.size > limits.inputBytes) return this.#unread(name, tooLarge(entry.size));
    const bytes = await unpack(source, entry);
    if (typeof bytes === 'string') return this.#unread(name, { code: bytes });
    if (!isZip(bytes)) return this.#input(bytes, name);
    return this.#archive(zipInMemory(bytes), name, depth + 1);
  }

  async #input(input: Uint8Array | string, name: string | null): Promise<void> {
    const problems: Problem[] = [];
    let count = 0;
    let format: string | null = null;
    for (const piece of piecesOf(input)) {
      if (this.#isStopped) return;
      const reading = await readForRegister(piece, name, {
        ...this.#context,
        at: this.#at,
        tick: async () => {
          await this.#listen();
          return !this.#isStopped;
        },
      });
      this.#told.entries.push(...reading.entries);
      count += reading.entries.length;
      problems.push(...reading.problems);
      format ??= reading.refused;
      await this.#listen();
    }
    if (format !== null) this.#told.refused.push({ file: name, format });
    const [first] = problems;
    if (count === 0 && format === null && first) this.#unread(name, first);
  }

  #unread(file: string | null, reason: Reason): void {
    this.#told.unread.push({ file, reason });
  }

  /** Lets the page answer, or the worker hear, where it has been busy for long enough; and tells what there is. */
  async #listen(): Promise<void> {
    const now = performance.now();
    // Whoever waits for the first row does not wait for the second.
    if (now - this.#toldAt > TELL) this.#flush(false);
    if (now - this.#heard < BUSY) return;
    await turn();
    this.#heard = performance.now();
  }

  #flush(isIdle: boolean): void {
    this.#toldAt = performance.now();
    this.#tell({ ...this.#told, done: this.#done, total: this.#total, isIdle });
    this.#told = nothing();
  }
}

const nothing = (): Pick<Heard, 'entries' | 'unread' | 'refused'> => ({ entries: [], unread: [], refused: [] });

function tooLarge(size: number): Problem {
  const mebibyte = 1024 * 1024;
  const facts = { limitMiB: limits.inputBytes / mebibyte, sizeMiB: Math.ceil(size / mebibyte) };
  return { code: 'too-large', line: null, column: null, facts };
}

const BETWEEN = /-----END (?:TRUSTED |X509 )?CERTIFICATE-----\s{1,20}(?=-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----)/g;

/** A bundle in pieces, each of whole certificates: it is cut only where one ends and the next one begins. */
function piecesOf(input: Uint8Array | string): (Uint8Array | string)[] {
  if (input.length < 2 * PIECE || input[0] === 0x30) return [input];
  const text = typeof input === 'string' ? input : decodeText(input).text;
  const pieces: string[] = [];
  let from = 0;
  for (const { index, 0: found } of text.matchAll(BETWEEN)) {
    const to = index + found.length;
    if (to - from < PIECE) continue;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces.length === 0 ? [input] : [...pieces, text.slice(from)];
}

/** The end of this turn, without the pause that timers take. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
