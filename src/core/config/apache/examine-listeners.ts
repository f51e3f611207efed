import type { ConfigReport } from '../config-finding.ts';
import { hostFact } from '../safe-fact.ts';
import { addressOf, takesPort, type Address } from './address.ts';
import { inForce, levelOf, setting } from './apache-host.ts';
import type { ApacheHost } from './apache-host.ts';
import { isTls } from './examine-apache-tls.ts';
import { MANY_MODULES } from './examine-modules.ts';
import type { ApacheNode } from './read-apache.ts';

/** Ports that nobody listens on, TLS on the port of http, hosts by a name that is looked up. `included`: unseen files may listen. */
export function examineListeners(hosts: readonly ApacheHost[], root: readonly ApacheNode[], included: boolean, report: ConfigReport): void {
  const listens = levelOf(root).filter(({ name }) => name === 'listen');
  const addresses = listens.map(({ parameters }) => addressOf(parameters[0] ?? ''));
  // A snippet may listen for itself alone; where the port of http is, that of https would be as well.
  const loads = root.filter(({ name }) => name === 'loadmodule').length;
  const whole = loads >= MANY_MODULES || root.some(({ name }) => name === 'serverroot');
  const isWhole = listens.length > 0 && !included && !addresses.includes(null);
  const hasHttp = addresses.some((address) => address !== null && takesPort(address, 80));
  const told = new Set<number>();
  for (const host of hosts) {
    for (const port of host.ports) {
      if (!isWhole || port === null || told.has(port) || !(whole || (hasHttp && isTls(host)))) continue;
      if (addresses.some((address) => address !== null && takesPort(address, port))) continue;
      told.add(port);
      report.add('listen-missing', host.line, { port });
    }
    if (host.ports.includes(80) && setting(host, 'SSLEngine') === 'on')
      report.add('tls-on-80', inForce(host, 'SSLEngine')?.line ?? host.line, {});
  }
  examineNames(hosts, report);
}

/** The best address wins before any name is looked at: a host by name takes all of its address, or, where DNS says otherwise, nothing. */
function examineNames(hosts: readonly ApacheHost[], report: ConfigReport): void {
  const everywhere = new Set<string>();
  for (const host of hosts) for (const one of host.addresses) if (one.host === '*') everywhere.add(socketOf(host, one));
  for (const host of hosts) {
    const byName = host.addresses.find((one) => one.isName && everywhere.has(socketOf(host, one)));
    if (byName !== undefined) report.add('vhost-by-name', host.line, { name: hostFact(byName.host) });
  }
}

const socketOf = (host: ApacheHost, { port }: Address): string => `${isTls(host) ? 'https' : 'http'} ${port ?? ''}`;
