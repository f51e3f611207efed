// Browsers that keep no data throw on the mere mention of these stores.
const attempt = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};

/** A choice that outlives the page: in this browser (`localStorage`) or in this tab (`sessionStorage`). */
export const remembered = (store: 'localStorage' | 'sessionStorage', name: string): string | null =>
  attempt(() => globalThis[store].getItem(name));

/** Remembers a choice, or forgets it with null. Where nothing can be kept, nothing is. */
export const remember = (store: 'localStorage' | 'sessionStorage', name: string, value: string | null): void => {
  attempt(() => (value === null ? globalThis[store].removeItem(name) : globalThis[store].setItem(name, value)));
};
