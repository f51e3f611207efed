import type { Starttls } from '../../../src/core/probe/probe-record.ts';
import type { View } from './view.ts';

/** One server in one configuration, that answers, and what every witness has to see of it. */
export interface Site {
  name: string;
  port: number;
  httpPort?: number;
  starttls?: Starttls;
  sees: View;
  /** Which other programs can speak with it at all. */
  oracles: readonly Oracle[];
}
export type Oracle = 's_client' | 'nmap';

/** A site as it should be, over TLS 1.2 and 1.3. */
export const usual: View = {
  connect: 'ok',
  protocols: ['TLSv1.2', 'TLSv1.3'],
  unclear: [],
  weak: [],
  chain: 'leaf lower upper',
  unnamed: 'same',
  stapled: 'no',
  alpn: 'none',
  groups: ['TLSv1.2 x25519', 'TLSv1.3 x25519'],
  https: '200',
  http: '-',
};

/** As `usual`, but for what is said. */
export const seen = (different: Partial<View>): View => ({ ...usual, ...different });
