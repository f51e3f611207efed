import { fileKey, listKey, settingsKey, tabOf } from './stored-key.ts';

/** The keys that no version in use needs. `inUse` holds the files of each such version; notes on tabs are judged elsewhere. */
export function superfluousKeys(scope: string, stored: readonly string[], inUse: ReadonlyMap<string, Record<string, string>>): string[] {
  const needed = new Set([settingsKey(scope)]);
  for (const [version, files] of inUse) {
    needed.add(listKey(scope, version));
    for (const [path, hash] of Object.entries(files)) needed.add(fileKey(scope, path, hash));
  }
  return stored.filter((key) => !needed.has(key) && tabOf(scope, key) === null);
}
