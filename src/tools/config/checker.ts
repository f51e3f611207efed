import type { ConfigFinding, ConfigKind } from '../../core/config/config-finding.ts';
import type { Message } from '../../core/inspect/words.ts';
import type { TidyConfig } from '../../core/config/tidy-config.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';

/** What examines one kind of configuration, with the words that nobody else needs. It comes in a script of its own. */
export interface Checker {
  /** How a configuration of the kind is called. */
  name: string;
  examine: (text: string, version: string | null) => ConfigFinding[];
  words: Readonly<Record<string, Message>>;
}

/** Addresses of the scripts as the page names them, by what they bring. */
export type Addresses = Readonly<Partial<Record<Exclude<ConfigKind, 'tomcat' | 'web-config'> | 'others' | 'names' | 'tidy', string>>>;

/** Null when the script cannot be read. */
export async function checkerFor(kind: ConfigKind, addresses: Addresses): Promise<Checker | null> {
  await loadScript((addresses as Partial<Record<string, string>>)[kind] ?? addresses.others ?? '').catch(() => undefined);
  return globalThis.kbConfigCheckers?.[kind] ?? null;
}

/** What is said of a product that is known by name alone; null when the words cannot be read. */
export async function nameWords(product: string, { names = '' }: Addresses): Promise<Message | null> {
  const code = `config-${product}`;
  await loadScript(names, true).catch(() => undefined);
  return globalThis.kbOutputWords?.[code] ?? null;
}

/** A line that begins as none of a configuration does: with a mark of mail, a number, a shell's question. */
const ODD_START = /^[ \t]*(?:[>＞|│\d]|\[?[\w.-]{1,64}@|(?:PS )?[A-Z]:\\|\$ )/mu;

/** A configuration without what mail, a shell or an editor has put around it; null where nothing is, undefined where the script for it cannot be read. */
export async function tidied(text: string, { tidy = '' }: Addresses): Promise<TidyConfig | null | undefined> {
  if (!ODD_START.test(text)) return null;
  await loadScript(tidy).catch(() => undefined);
  return globalThis.kbTidyConfig?.(text);
}
