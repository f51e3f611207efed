import type { Commands } from '../../schemas/commands.ts';
import { loadScript } from '../site/load-script.ts';

/** What stands behind a finding or an object that somebody opens. */
export interface DecoderDetails {
  /** Why each rule matters, by its id. */
  reasons: Record<string, string>;
  commands: Commands[];
}

/** Calls `show` when the element is opened and its words are here; where they cannot be read, nothing is shown. `tool` knows the script. */
export function whenOpened(element: Element | null, tool: HTMLElement, show: (details: DecoderDetails) => void): void {
  const load = async (): Promise<void> => {
    await loadScript(tool.dataset.details ?? '').catch(() => undefined);
    if (globalThis.kbDecoderDetails) show(globalThis.kbDecoderDetails);
  };
  element?.addEventListener('toggle', () => void load(), { once: true });
}
