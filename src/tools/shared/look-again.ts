import type { ReadResult } from '../../core/pem/block.ts';
import type { ReadOptions } from '../../core/pem/read-input.ts';
import { mayBeOther } from '../../core/other/may-be-other.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';

/**
 * A second look where the first reading knew nothing, by a script that is loaded only then; the tool on the page knows its address.
 * Where it cannot be read, the first reading stands.
 */
export async function lookAgain(input: Uint8Array | string, result: ReadResult, options?: ReadOptions): Promise<ReadResult> {
  if (!mayBeOther(input, result)) return result;
  const address = document.querySelector<HTMLElement>('[data-kinds]')?.dataset.kinds ?? '';
  await loadScript(address).catch(() => undefined);
  return globalThis.kbKinds?.lookAgain(input, result, options) ?? result;
}
