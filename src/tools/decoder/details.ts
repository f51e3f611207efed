import { loadScript } from '../../page-scripts/site/load-script.ts';
import type { objectRows } from './object-rows.ts';
import type { renderCommands } from './render-commands.ts';
import type { reportObjects } from './report-objects.ts';
import type { renderTable } from './table.ts';

/** What the decoder needs only where somebody opens a finding, asks for a report or brings many files: a script of its own. */
export interface DecoderDetails {
  /** What to do about rules that never make anything unusable, by their ids. */
  fixes: Record<string, string>;
  /** Why each rule matters, by its id. */
  reasons: Record<string, string>;
  objectRows: typeof objectRows;
  renderCommands: typeof renderCommands;
  renderTable: typeof renderTable;
  reportObjects: typeof reportObjects;
}

/** Loads the details; null where their script cannot be read. `tool` knows its address. */
export async function loadDetails(tool: HTMLElement): Promise<DecoderDetails | null> {
  try {
    await loadScript(tool.dataset.details ?? '');
  } catch {
    // Also where only the words that it needs are missing.
    return null;
  }
  return globalThis.kbDecoderDetails ?? null;
}

/** Calls `show` when the element is opened and the details are here. */
export function whenOpened(element: Element | null, tool: HTMLElement, show: (details: DecoderDetails) => void): void {
  element?.addEventListener('toggle', () => void loadDetails(tool).then((details) => details && show(details)), { once: true });
}
