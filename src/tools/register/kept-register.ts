import type { RegisterEntry } from '../../core/register/register-entry.ts';

const NAME = 'kb-register';
const STORE = 'entries';

/** Why this browser keeps nothing here: pages from the disk share one store with every other file that is opened from it. */
export const mayKeep = (): boolean => location.protocol !== 'file:' && 'indexedDB' in globalThis;

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return answerOf(opening);
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}

/** What was kept, or null where nothing was or the browser does not give it. */
export async function keptEntries(): Promise<RegisterEntry[] | null> {
  if (!mayKeep()) return null;
  try {
    // Asking must not make what somebody never asked to be kept; not every browser tells which stores there are.
    if (localStorage.getItem(NAME) === null) return null;
    const database = await open();
    const entries = await answerOf(database.transaction(STORE).objectStore(STORE).get(STORE) as IDBRequest<RegisterEntry[] | undefined>);
    database.close();
    return entries ?? null;
  } catch {
    return null;
  }
}

/** Keeps these in place of what was kept. Rejects where the browser has no room or allows none. */
export async function keepEntries(entries: readonly RegisterEntry[]): Promise<void> {
  const database = await open();
  try {
    localStorage.setItem(NAME, '');
    await answerOf(database.transaction(STORE, 'readwrite').objectStore(STORE).put(entries, STORE));
  } finally {
    database.close();
  }
}

/** Nothing is left, not even the empty store. */
export async function forgetEntries(): Promise<void> {
  localStorage.removeItem(NAME);
  await answerOf(indexedDB.deleteDatabase(NAME));
}
