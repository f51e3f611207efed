import { tabKey } from '../core/stored-copy/stored-key.ts';
import { scope, worker } from './scope.ts';
import { note, noted } from './store.ts';

/** The version of a tab whose page came from the network: all that it loads comes from there too. */
export const NETWORK = 'network';

const known = new Map<string, string>();
/** Tabs whose page has been answered and has not asked for anything yet: browsers differ in whether they name such tabs. */
const arriving = new Set<string>();

/** Remembers which version a tab's page is of. The browser ends workers as it likes, so it is written down as well. */
export async function rememberTab(tab: string, version: string): Promise<void> {
  if (tab === '') return;
  known.set(tab, version);
  arriving.add(tab);
  await note(tabKey(scope, tab), version);
}

/** The version that a tab's page is of; undefined for one that was opened past the worker. */
export async function versionOfTab(tab: string): Promise<string | undefined> {
  arriving.delete(tab);
  const version = known.get(tab) ?? (await noted(tabKey(scope, tab)));
  if (version !== undefined) known.set(tab, version);
  return version;
}

/** Whether a tab shows its page or is about to. */
export const isOpen = async (tab: string): Promise<boolean> => arriving.has(tab) || (await worker.clients.get(tab)) !== undefined;
