import { Inflate } from 'fflate';

/** Bytes that are read where they are asked for: a large archive never lies in memory as a whole. */
export interface ZipSource {
  size: number;
  read(from: number, to: number): Promise<Uint8Array>;
}

/** One file of an archive, as its directory lists it. */
export interface ZipEntry {
  name: string;
  /** Bytes packed, and bytes unpacked as the directory has it, which may be a lie. */
  packed: number;
  size: number;
  /** Where its local header stands. */
  offset: number;
  /** 0 stored, 8 deflated; nothing else is read. */
  method: number;
  isLocked: boolean;
}

/** Why a file of an archive was not read. */
export type ZipFault = 'zip-damaged' | 'zip-locked' | 'zip-bomb';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** An end record with the longest comment. */
const MOST_TAIL = 22 + 65_535;
/** A text of certificates shrinks to half, a log to a twentieth; what unpacks to more than this is made to fill the memory. */
const MOST_RATIO = 200;
const SMALL = 1024 * 1024;
const PIECE = 65_536;

/** Whether bytes begin as an archive does (APPNOTE 6.3.10, 4.3.7; an empty one 4.3.16). */
export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));

/** An archive that lies in memory. */
export const zipInMemory = (bytes: Uint8Array): ZipSource => ({
  size: bytes.length,
  read: (from, to) => Promise.resolve(bytes.subarray(from, to)),
});

/**
 * The files that an archive's central directory lists, at most `most`, without folders; null where it has no directory that can be read
 * (a broken one, or ZIP64, which begins at 4 GiB or 65,535 files).
 */
export async function zipEntries(source: ZipSource, most: number): Promise<ZipEntry[] | null> {
  const tail = await source.read(Math.max(0, source.size - MOST_TAIL), source.size);
  const end = lastIndexOf(tail, END);
  if (end === null || tail.length < end + 22) return null;
  const view = viewOf(tail);
  const [length, start] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  if (start + length > source.size || length > 64 * SMALL) return null;
  const directory = await source.read(start, start + length);
  const read = viewOf(directory);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length && entries.length < most;) {
    if (read.getUint32(at, true) !== CENTRAL) return null;
    const nameEnd = at + 46 + read.getUint16(at + 28, true);
    const flags = read.getUint16(at + 8, true);
    const name = nameOf(directory.subarray(at + 46, nameEnd), (flags & 0x800) !== 0);
    if (!name.endsWith('/'))
      entries.push({
        name,
        packed: read.getUint32(at + 20, true),
        size: read.getUint32(at + 24, true),
        offset: read.getUint32(at + 42, true),
        method: read.getUint16(at + 10, true),
        isLocked: (flags & 1) !== 0,
      });
    at = nameEnd + read.getUint16(at + 30, true) + read.getUint16(at + 32, true);
  }
  return entries;
}

/** The bytes of one file, no more than the directory promised: whoever promises too little is told as damaged. Never throws on any bytes. */
export async function unpack(source: ZipSource, entry: ZipEntry): Promise<Uint8Array | ZipFault> {
  const { packed, size, offset, method, isLocked } = entry;
  if (isLocked) return 'zip-locked';
  if (size > SMALL && size > packed * MOST_RATIO) return 'zip-bomb';
  const head = await source.read(offset, offset + 30);
  if (head.length < 30 || viewOf(head).getUint32(0, true) !== LOCAL) return 'zip-damaged';
  const start = offset + 30 + viewOf(head).getUint16(26, true) + viewOf(head).getUint16(28, true);
  const bytes = await source.read(start, start + packed);
  if (bytes.length < packed) return 'zip-damaged';
  if (method === 0) return packed === size ? bytes : 'zip-damaged';
  return method === 8 ? inflate(bytes, size) : 'zip-damaged';
}

function inflate(packed: Uint8Array, size: number): Uint8Array | ZipFault {
  const made = new Uint8Array(size);
  const state = { filled: 0, isDone: false };
  const stream = new Inflate((piece, isLast) => {
    if (state.filled + piece.length <= size) made.set(piece, state.filled);
    state.filled += piece.length;
    state.isDone = isLast;
  });
  try {
    // In pieces, so that it can be left as soon as more comes than was promised.
    for (let at = 0; at < packed.length && state.filled <= size; at += PIECE)
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  } catch {
    return 'zip-damaged';
  }
  if (state.filled > size) return 'zip-bomb';
  return state.isDone && state.filled === size ? made : 'zip-damaged';
}

/** Windows in Taiwan packs names in Big5 and says nothing of it. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(isUtf8 ? 'utf-8' : 'big5').decode(bytes);
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView => new DataView(buffer, byteOffset, byteLength);

function lastIndexOf(bytes: Uint8Array, mark: number): number | null {
  const view = viewOf(bytes);
  for (let at = bytes.length - 22; at >= 0; at--) if (view.getUint32(at, true) === mark) return at;
  return null;
}
