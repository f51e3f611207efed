import { Budget } from '../budget.ts';
import { namesOf, type ApacheHost } from './apache-host.ts';
import type { Request } from './request.ts';

/** Stands for a name that the paste does not have. */
export const SOME_NAME = 'host.invalid';
/** Directives that are looked at for all requests, and steps of their patterns. */
export const STEPS_OF_ALL = 1_000_000;
/** Hosts whose names have `*` or `?` in them are looked through one by one. */
const PATTERNS = 50;

/**
 * Which host answers a request: among those with the best address the first with the name, else the first of all
 * (https://httpd.apache.org/docs/2.4/vhosts/details.html).
 */
export class Sites {
  readonly budget = new Budget(STEPS_OF_ALL);
  readonly #byName = new Map<string, ApacheHost[]>();
  readonly #patterns: (readonly [pattern: string, host: ApacheHost])[] = [];
  /** Addresses and first host of each port. */
  readonly #byPort = new Map<number | '*', { addresses: Set<string>; first: ApacheHost }>();

  readonly #ports = new Map<ApacheHost, ReadonlySet<number | '*' | null>>();

  constructor(hosts: readonly ApacheHost[]) {
    for (const host of hosts) {
      this.#ports.set(host, new Set(host.addresses.map(({ port }) => port)));
      for (const name of namesOf(host)) {
        if (/[*?]/.test(name)) this.#patterns.push([name, host]);
        else this.#byName.set(name, [...(this.#byName.get(name)?.slice(0, PATTERNS) ?? []), host]);
      }
      for (const { host: address, port } of host.addresses) {
        if (port === null) continue;
        const known = this.#byPort.get(port);
        if (known === undefined) this.#byPort.set(port, { addresses: new Set([address]), first: host });
        else known.addresses.add(address);
      }
    }
  }

  /** Null where it is not in the paste, or where that depends on the address that a name leads to. */
  hostFor({ name, port }: Request): ApacheHost | null {
    this.budget.spend();
    const isThere = (host: ApacheHost): boolean => this.#ports.get(host)?.has(port) === true || this.#ports.get(host)?.has('*') === true;
    const named = this.#byName.get(name)?.find(isThere);
    if (named !== undefined) return named;
    const matching = this.#patterns.slice(0, PATTERNS).find(([pattern, host]) => fits(pattern, name) && isThere(host));
    if (matching !== undefined) return matching[1];
    const sockets = this.#byPort.get(port);
    return name === SOME_NAME && sockets?.addresses.size === 1 ? sockets.first : null;
  }
}

/** Names with one star; others are left alone. */
function fits(pattern: string, name: string): boolean {
  const [head = '', tail = '', more] = pattern.split('*');
  return more === undefined && !pattern.includes('?') && name.startsWith(head) && name.endsWith(tail) && name.length >= pattern.length - 1;
}
