import { ui as commonUi } from 'content:interface/common';
import { decodeText } from '../../core/pem/decode-text.ts';
import { foreignFile } from '../../core/pem/foreign-file.ts';
import { loadSource, type Source } from '../shared/source.ts';

/** Bytes or characters that one field or file may have; more is refused, as the page would stand still. */
const MOST = 4 * 1024 * 1024;

/** What was loaded as text, or in words why not. `raw` is as it came, to look for keys in other containers. */
export type OpenedText =
  { ok: true; text: string; raw: Uint8Array | string } | { ok: false; raw: Uint8Array | string | null; problem: string };

/** Loads a source as text in whatever encoding it is. */
export async function openText(source: Source): Promise<OpenedText> {
  const raw = await loadSource(source);
  if (raw === null) return { ok: false, raw, problem: commonUi.notOpened };
  if (raw.length > MOST) return { ok: false, raw, problem: commonUi.tooLong };
  if (typeof raw === 'string') return { ok: true, text: raw, raw };
  const { text } = decodeText(raw);
  if (foreignFile(raw) !== null || text.includes('\0')) return { ok: false, raw, problem: commonUi.notText };
  return { ok: true, text, raw };
}
