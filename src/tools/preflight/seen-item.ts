import type { Seen } from '../../core/preflight/seen-in-request.ts';

/** The event by which the reader of requests tells the list what it has seen: `detail` is a list of `SeenItem`. */
export const SEEN = 'preflight-seen';

/** What is said of one item. */
export interface SeenItem extends Pick<Seen, 'check' | 'state'> {
  text: string;
}
