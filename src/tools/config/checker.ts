import type { ConfigFinding, ConfigKind } from '../../core/config/config-finding.ts';
import type { Message } from '../../core/inspect/words.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';

/** What examines one kind of configuration, with the words that nobody else needs. It comes in a script of its own. */
export interface Checker {
  examine: (text: string, version: string | null) => ConfigFinding[];
  words: Readonly<Record<string, Message>>;
}

/** Addresses of the scripts as the page names them, by what they bring. */
export type Addresses = Readonly<Partial<Record<'nginx' | 'apache' | 'others' | 'names', string>>>;

/** Null when the script cannot be read. */
export async function checkerFor(kind: ConfigKind, addresses: Addresses): Promise<Checker | null> {
  if (!globalThis.kbConfigCheckers?.[kind]) {
    await loadScript((kind === 'nginx' || kind === 'apache' ? addresses[kind] : addresses.others) ?? '').catch(() => undefined);
  }
  return globalThis.kbConfigCheckers?.[kind] ?? null;
}

/** What is said of a product that is known by name alone; null when the words cannot be read. */
export async function nameWords(product: string, { names = '' }: Addresses): Promise<Message | null> {
  const code = `config-${product}`;
  if (!globalThis.kbOutputWords?.[code]) await loadScript(names, true).catch(() => undefined);
  return globalThis.kbOutputWords?.[code] ?? null;
}
