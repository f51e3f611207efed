import { DIGITS } from '../core/stored-copy/offline-copy.ts';
import { sideBySide } from '../core/stored-copy/side-by-side.ts';
import { fileKey, listKey, storeName, tabOf } from '../core/stored-copy/stored-key.ts';
import { superfluousKeys } from '../core/stored-copy/superfluous-keys.ts';
import { scope, worker } from './scope.ts';

type Files = Record<string, string>;

const AT_ONCE = 6;
const open = (): Promise<Cache> => caches.open(storeName(scope));
const keys = async (store: Cache): Promise<string[]> => (await store.keys()).map(({ url }) => url);

/** Fetches every file of a version that is not stored yet. A file that is not the version's, as in the middle of a deployment, fails it all. */
export async function storeVersion(version: string, files: Files): Promise<void> {
  const store = await open();
  for (;;) {
    // A round more than seems needed: the active worker may have tidied up what this version wanted to share.
    const known = new Set(await keys(store));
    const missing = Object.entries(files).filter(([path, hash]) => !known.has(fileKey(scope, path, hash)));
    if (missing.length === 0) break;
    await sideBySide(missing, AT_ONCE, ([path, hash]) => storeFile(store, path, hash));
  }
  await store.put(listKey(scope, version), new Response(JSON.stringify(files)));
}

async function storeFile(store: Cache, path: string, hash: string): Promise<void> {
  const response = await fetch(scope + path, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  if ((await digest(bytes)) !== hash) throw new Error(`${path}: not of this version`);
  const headers = new Headers(response.headers);
  // The bytes are stored unpacked, and each address has one answer.
  for (const name of ['content-encoding', 'content-length', 'vary', 'set-cookie']) headers.delete(name);
  await store.put(fileKey(scope, path, hash), new Response(bytes, { headers }));
}

async function digest(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, DIGITS);
}

/** A file of a version, or undefined if the version has none of that name. */
export async function storedFile(files: Files, path: string): Promise<Response | undefined> {
  const hash = Object.hasOwn(files, path) ? files[path] : undefined;
  return hash === undefined ? undefined : (await open()).match(fileKey(scope, path, hash));
}

/** The files of a version that is still kept. */
export async function filesOf(version: string): Promise<Files | undefined> {
  const list = await (await open()).match(listKey(scope, version));
  return list ? ((await list.json()) as Files) : undefined;
}

/** Keeps an answer under a key of the store, or gives the kept one. */
export const keepAnswer = async (key: string, answer: Response): Promise<void> => (await open()).put(key, answer);
export const keptAnswer = async (key: string): Promise<Response | undefined> => (await open()).match(key);

/** Notes or reads what is known under a key of the store. */
export const note = async (key: string, text: string): Promise<void> => (await open()).put(key, new Response(text));
export const noted = async (key: string): Promise<string | undefined> => (await (await open()).match(key))?.text();

/** Forgets closed tabs, and every version that is neither `current` nor shown in an open tab. Answers whether `current` alone is left. */
export async function tidy(current: string, isOpen: (tab: string) => Promise<boolean>): Promise<boolean> {
  const store = await open();
  const stored = await keys(store);
  const versions = new Set([current]);
  for (const key of stored) {
    const tab = tabOf(scope, key);
    if (tab === null) continue;
    if (await isOpen(tab)) versions.add((await noted(key)) ?? current);
    else await store.delete(key);
  }
  // What is being stored for the next version must not go.
  if (worker.registration.installing || worker.registration.waiting) return false;
  const inUse = new Map<string, Files>();
  for (const version of versions) inUse.set(version, (await filesOf(version)) ?? {});
  for (const key of superfluousKeys(scope, stored, inUse)) await store.delete(key);
  return versions.size === 1;
}
