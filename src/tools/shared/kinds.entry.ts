import 'needs:guard bench notes';
import messages from 'content:messages?kinds';
import type { ReadResult } from '../../core/pem/block.ts';
import { decodeText } from '../../core/pem/decode-text.ts';
import type { ReadOptions } from '../../core/pem/read-input.ts';
import { lookAgain as look } from '../../core/other/look-again.ts';
import { mayBeDump } from '../../core/other/may-be-dump.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';

/** The second look, with the readers of printouts where somebody asks for them and the text may be one: a script of their own. */
async function lookAgain(input: Uint8Array | string, result: ReadResult, options?: ReadOptions): Promise<ReadResult> {
  if (options?.printouts && mayBeDump(typeof input === 'string' ? input : decodeText(input).text))
    await loadScript(document.querySelector<HTMLElement>('[data-dumps]')?.dataset.dumps ?? '').catch(() => undefined);
  return look(input, result, options, globalThis.kbDumps);
}

globalThis.kbKinds = { lookAgain, words: messages };
