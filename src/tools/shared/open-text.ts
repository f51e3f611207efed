import { decodeText } from '../../core/pem/decode-text.ts';
import { foreignFile } from '../../core/pem/foreign-file.ts';
import { loadSource, type Source } from './source.ts';

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
