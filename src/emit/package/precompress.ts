import { brotliCompress, constants } from 'node:zlib';
import { promisify } from 'node:util';
import { gzipSync } from 'fflate';
import { isText } from './media-types.ts';

const brotli = promisify(brotliCompress);

/** Below this an answer is one packet either way. */
const WORTHWHILE = 1400;

/** The `.br` and `.gz` that servers send in place of each text file, where they are smaller. fflate's gzip is the same on every system; zlib's names the system. */
export async function precompress(files: ReadonlyMap<string, Uint8Array>): Promise<Map<string, Uint8Array>> {
  // A packed copy would hide what an administrator writes.
  const texts = [...files].filter(([name, bytes]) => isText(name) && bytes.length >= WORTHWHILE && !name.startsWith('site-settings'));
  const made = await Promise.all(
    texts.map(async ([name, bytes]) => {
      const parameters = {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      const small: [string, Uint8Array][] = [
        [`${name}.br`, await brotli(bytes, { params: parameters })],
        [`${name}.gz`, gzipSync(bytes, { level: 9, mtime: 0 })],
      ];
      return small.filter(([, compressed]) => compressed.length < bytes.length);
    }),
  );
  return new Map(made.flat());
}
