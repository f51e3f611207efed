import { loadPart } from '../chain/load-part.ts';

/** What no verdict waits for: the names of suites, the comparison, and the texts to take along. */
export const loadMore = ({ dataset }: HTMLElement): Promise<NonNullable<typeof globalThis.kbConnectionMore>> =>
  loadPart(dataset.connectionMore, () => globalThis.kbConnectionMore);
