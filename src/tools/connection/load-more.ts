import { loadPart } from '../chain/load-part.ts';

/** What no verdict on one record waits for: the names of suites, the table and comparison of several, and the texts to take along. */
export const loadMore = ({ dataset }: HTMLElement): Promise<NonNullable<typeof globalThis.kbConnectionMore>> =>
  loadPart(dataset.connectionMore, () => globalThis.kbConnectionMore);
