/** The store's name, as the site at `scope` shares its origin with others. */
export const storeName = (scope: string): string => `kb:${scope}`;

/** Where a file's bytes lie in the store: path and content, so that versions share what did not change. */
export const fileKey = (scope: string, path: string, hash: string): string => `${scope}${path}?file=${hash}`;

/** Where the store keeps a version's list of files. */
export const listKey = (scope: string, version: string): string => `${scope}?list=${version}`;

/** Where the store keeps the administrator's settings as they were last seen. */
export const settingsKey = (scope: string): string => `${scope}?settings`;

/** Where the store notes which version an open tab was loaded from. */
export const tabKey = (scope: string, tab: string): string => `${scope}?tab=${tab}`;

/** The tab that a key is about, or null if it is about something else. */
export function tabOf(scope: string, key: string): string | null {
  const start = tabKey(scope, '');
  return key.startsWith(start) ? key.slice(start.length) : null;
}
