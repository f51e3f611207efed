import { unzipSync, type UnzipFileInfo } from 'fflate';

/** More files than this in one archive are not read. */
const MOST_FILES = 20_000;
/** Unpacked bytes of one file, of all together, and of what is unpacked in one step. */
const MOST_BYTES = { file: 16 * 1024 * 1024, all: 256 * 1024 * 1024, step: 1024 * 1024 };

export interface ArchiveFile {
  /** With the folders in the archive, as it says. */
  name: string;
  bytes: Uint8Array;
}

/** A ZIP archive by its first bytes: one with files, or an empty one. */
export const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/** What a ZIP archive holds, unpacked in steps between which a page can answer. What it says of sizes is all the room that a file gets. */
export class Archive {
  readonly #bytes: Uint8Array;
  readonly #steps: Set<string>[] = [];
  /** Files that are read. */
  readonly count: number = 0;
  /** Names of files that are too large, or beyond what is read of one archive. */
  readonly left: string[] = [];
  /** Damaged, or no archive. */
  readonly isBroken: boolean = false;
  /** Files that could not be unpacked: damaged, encrypted, or packed in a way that nobody here knows. */
  readonly unread: string[] = [];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    let [sum, step] = [0, Infinity];
    const list = ({ name, originalSize }: UnzipFileInfo): boolean => {
      if (name.endsWith('/')) return false;
      sum += originalSize;
      if (originalSize > MOST_BYTES.file || sum > MOST_BYTES.all || this.count >= MOST_FILES) this.left.push(name);
      else {
        step += originalSize;
        if (step > MOST_BYTES.step) {
          this.#steps.push(new Set());
          step = originalSize;
        }
        this.#steps.at(-1)?.add(name);
        (this as { count: number }).count++;
      }
      return false;
    };
    try {
      unzipSync(bytes, { filter: list });
    } catch {
      this.isBroken = true;
    }
  }

  /** The files in their order, some at a time. */
  *files(): Generator<ArchiveFile[]> {
    for (const step of this.#steps) yield this.#unpack(step);
  }

  #unpack(step: ReadonlySet<string>): ArchiveFile[] {
    try {
      const files = unzipSync(this.#bytes, { filter: ({ name }) => step.has(name) });
      return Object.entries(files).map(([name, bytes]) => ({ name, bytes }));
    } catch {
      const [only = ''] = step;
      // One bad file must not take those beside it along.
      if (step.size > 1) return [...step].flatMap((name) => this.#unpack(new Set([name])));
      this.unread.push(only);
      return [];
    }
  }
}
