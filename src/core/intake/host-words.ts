import type { Host } from './read-hosts.ts';

/** What stands in the commands for a host: nothing but letters, digits, dots, hyphens and colons, brackets in quotes. */
export interface HostWords {
  /** Where to connect to, with the port; quoted for a shell where it is IPv6. */
  connect: string;
  /** The name to ask for; null where there is only an address. */
  name: string | null;
  /** As an address has it behind "https://", without the usual port. */
  address: string;
  /** The name with its port and address, as curl wants them; null unless both are known. */
  resolve: string | null;
}

const SAFE = /^[a-z0-9_.:-]+$/;

/** The parts of the commands for a host. Throws where something stands in it that must not get into a shell, which the reader of hosts lets nothing do. */
export function hostWords({ name, ip, port }: Host): HostWords {
  for (const part of [name, ip]) if (part !== null && (!SAFE.test(part) || part.startsWith('-'))) throw new Error('not a host');
  const target = ip ?? name ?? '';
  const isV6 = target.includes(':');
  const bracketed = isV6 ? `[${target}]` : target;
  const shown = name ?? bracketed;
  return {
    connect: isV6 ? `'${bracketed}:${port}'` : `${target}:${port}`,
    name,
    address: port === 443 ? shown : `${shown}:${port}`,
    resolve: name !== null && ip !== null ? `${name}:${port}:${bracketed}` : null,
  };
}
