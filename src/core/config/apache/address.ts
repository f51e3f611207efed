/** One address of `<VirtualHost>` or `Listen`. */
export interface Address {
  /** `*` for `*` and `_default_`; lower case, brackets of IPv6 kept. */
  host: string;
  /** Null: none is written, and the main server's counts. `*`: all. */
  port: number | '*' | null;
  /** A host name is looked up in DNS when the server starts, and stands for the addresses that are found. */
  isName: boolean;
}

/** `*:443`, `_default_:443`, `10.0.0.1`, `[::1]:443`, `www.example.gov.tw:443`, `443` (Listen). Null where a variable hides it. */
export function addressOf(written: string): Address | null {
  if (written.includes('${')) return null;
  const text = written.toLowerCase().replace(/^_default_(?=:|$)/, '*');
  if (/^\d{1,5}$/.test(text)) return { host: '*', port: Number(text), isName: false };
  const found = /^(\[[^\]]*\]|[^:[\]]+)(?::(\d{1,5}|\*))?$/.exec(text);
  if (found === null) return null;
  const [, host = '', port] = found;
  const isName = host !== '*' && !host.startsWith('[') && !/^[\d.]+$/.test(host);
  return {
    host: host === '0.0.0.0' || host === '[::]' ? '*' : host,
    port: port === undefined ? null : port === '*' ? '*' : Number(port),
    isName,
  };
}

/** Does an address take in connections to the port? An unwritten port is not known to. */
export function takesPort({ port }: Address, wanted: number): boolean {
  return port === wanted || port === '*';
}

/** Only reached from the machine itself. */
export const isLoopback = ({ host }: Address): boolean => /^127\.|^\[::1\]$|^localhost$/.test(host);
