import type { ConfigReport } from './config-finding.ts';
import { hostFact } from './safe-fact.ts';
import { everyElement, type XmlElement } from './tomcat/read-server-xml.ts';

interface Binding {
  line: number;
  protocol: string;
  /** `address:port`, IIS's `*` for all. */
  socket: string;
  host: string;
  /** 1: SNI, 2: central certificate store (https://learn.microsoft.com/iis/configuration/system.applicationhost/sites/site/bindings/binding). */
  flags: number;
}

/** Bindings of the sites in an applicationHost.config, or of a site cut out of one. */
export function examineBindings(elements: readonly XmlElement[], report: ConfigReport): void {
  const seen = new Map<string, number>();
  const sockets = new Map<string, Binding[]>();
  for (const site of elements.filter(({ name }) => name === 'site')) {
    const bindings = everyElement(site.children)
      .filter(({ name }) => name === 'binding')
      .flatMap(bindingOf);
    for (const binding of bindings) {
      const key = `${binding.protocol} ${binding.socket}:${binding.host}`;
      const firstLine = seen.get(key);
      if (firstLine === undefined) seen.set(key, binding.line);
      else report.add('iis-binding-repeated', binding.line, { firstLine });
      if (binding.protocol === 'https') sockets.set(binding.socket, [...(sockets.get(binding.socket) ?? []), binding]);
    }
    const hasHttp = bindings.some(({ protocol }) => protocol === 'http');
    if (hasHttp && !bindings.some(({ protocol }) => protocol === 'https'))
      report.add('iis-http-only', site.line, { name: hostFact(site.attributes.get('name') ?? '') });
  }
  // Without SNI one certificate belongs to the whole address and port.
  for (const [address, bindings] of sockets) {
    const names = new Set(bindings.map(({ host }) => host));
    const [first, second] = bindings.filter(({ host, flags }) => host !== '' && flags === 0);
    if (names.size > 1 && first !== undefined)
      report.add('iis-sni-missing', (second ?? first).line, {
        address: /^[\d.:*[\]a-f]+$/i.test(address) ? address : null,
        firstLine: first.line,
      });
  }
}

/** Names that the file's sites answer to by https, lower case. */
export function boundNames(elements: readonly XmlElement[]): Set<string> {
  const bindings = elements.filter(({ name }) => name === 'binding').flatMap(bindingOf);
  return new Set(bindings.filter(({ protocol }) => protocol === 'https').map(({ host }) => host));
}

function bindingOf({ attributes, line }: XmlElement): Binding[] {
  const protocol = (attributes.get('protocol') ?? '').toLowerCase();
  const found = /^(.*):(\d{1,5}):([^:]*)$/.exec(attributes.get('bindingInformation') ?? '');
  if ((protocol !== 'http' && protocol !== 'https') || found === null) return [];
  const [, address = '', port = '', host = ''] = found;
  return [
    {
      line,
      protocol,
      socket: `${address === '' ? '*' : address}:${port}`,
      host: host.toLowerCase(),
      flags: Number(attributes.get('sslFlags') ?? '0') & 3,
    },
  ];
}
