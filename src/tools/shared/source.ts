import type { Problem } from '../../core/problem.ts';
import { limits } from '../../core/pem/limits.ts';
import { ui } from 'content:interface/common';
import { decodeText } from '../../core/pem/decode-text.ts';
import { foreignFile } from '../../core/pem/foreign-file.ts';

/** The text field or one chosen file; `name` is null for the field. */
export interface Source {
  name: string | null;
  /** How much it is, in words. */
  size: string;
  load: () => Promise<Uint8Array | string>;
}

/** Said of a file that the browser cannot read. */
export const unreadableFile: Problem = { code: 'unreadable-file', line: null, column: null, facts: {} };

/** A chosen file. A larger one is cut one byte past the limit, so that the reader is told the limit and the memory stays bounded. */
export function sourceOfFile(file: File): Source {
  return {
    name: file.name,
    size: ui.kilobytes({ count: Math.ceil(file.size / 1024) }),
    load: async () => new Uint8Array(await file.slice(0, limits.inputBytes + 1).arrayBuffer()),
  };
}

/** Loads a source; null where the browser cannot read the file (moved, locked, a folder). */
export async function loadSource({ load }: Source): Promise<Uint8Array | string | null> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}

/** Bytes or characters that one field or file may have; more is refused, as the page would stand still. */
const MOST = 4 * 1024 * 1024;

/** Why a source cannot be read as text; the shells have the words. */
type Unopened = 'notOpened' | 'tooLong' | 'notText';

/**
 * What was loaded as text, or why not. `raw` is as it came, to look for keys in other containers; `repaired`: it was UTF-16 or had a byte
 * order mark.
 */
export type OpenedText =
  | { ok: true; text: string; raw: Uint8Array | string; repaired: boolean }
  | { ok: false; raw: Uint8Array | string | null; problem: Unopened };

/** Loads a source as text in whatever encoding it is. */
export async function openText(source: Source): Promise<OpenedText> {
  const raw = await loadSource(source);
  if (raw === null) return { ok: false, raw, problem: 'notOpened' };
  if (raw.length > MOST) return { ok: false, raw, problem: 'tooLong' };
  if (typeof raw === 'string') return { ok: true, text: raw, raw, repaired: false };
  const { text, repairs } = decodeText(raw);
  if (foreignFile(raw) !== null || text.includes('\0')) return { ok: false, raw, problem: 'notText' };
  return { ok: true, text, raw, repaired: repairs.length > 0 };
}

/** Lets the page paint and answer before the next piece of work. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
