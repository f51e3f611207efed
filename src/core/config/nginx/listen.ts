import type { NginxDirective } from './read-nginx.ts';

/** One `listen` line. */
export interface Listen {
  line: number;
  /** Address and port as one text, the same for `443`, `*:443` and `0.0.0.0:443`; with the transport it names a socket. */
  address: string;
  host: string;
  /** Null for a variable or a socket in the file system. */
  port: number | null;
  transport: 'tcp' | 'udp' | 'unix';
  /** Parameters behind the address, what follows an equals sign cut off. */
  flags: ReadonlySet<string>;
  isDefault: boolean;
  isIpv6: boolean;
  /** Only this machine reaches it. */
  isLocal: boolean;
  /** Whether its socket speaks TLS: this line or another one for the socket says `ssl` or `quic`. */
  tls: boolean;
}

/** Options that belong to the socket: nginx refuses them on a second line for it (ngx_http_add_addresses, lsopt.set). */
const SOCKET_OPTIONS = [
  'bind',
  'setfib',
  'fastopen',
  'backlog',
  'rcvbuf',
  'sndbuf',
  'accept_filter',
  'deferred',
  'ipv6only',
  'reuseport',
  'so_keepalive',
];
const OTHER_OPTIONS = ['default_server', 'default', 'ssl', 'http2', 'quic', 'proxy_protocol', 'multipath', 'udp'];
const OPTIONS = new Set([...SOCKET_OPTIONS, ...OTHER_OPTIONS]);

/** Reads one `listen` directive (ngx_parse_url, ngx_http_core_listen). */
export function readListen({ line, parameters }: NginxDirective): Listen {
  const written = parameters[0]?.text ?? '';
  const flags = new Set(parameters.slice(1).map(({ text }) => text.split('=')[0] ?? ''));
  const isQuic = flags.has('quic');
  const isDefault = flags.has('default_server') || flags.has('default');
  const tls = isQuic || flags.has('ssl');
  if (written.startsWith('unix:') || written.includes('$')) {
    const transport = written.startsWith('unix:') ? 'unix' : 'tcp';
    return { line, address: written, host: written, port: null, transport, flags, isDefault, isIpv6: false, isLocal: false, tls };
  }
  const [, bracketed, named, number] = /^(?:(\[[^\]]*\])|([^:]*))(?::(\d{1,5}))?$/.exec(written) ?? [];
  const onlyPort = bracketed === undefined && number === undefined && /^\d{1,5}$/.test(written);
  const host = onlyPort ? '*' : (bracketed ?? named ?? written).toLowerCase();
  const port = Number(onlyPort ? written : (number ?? 80));
  const every = host === '' || host === '*' || host === '0.0.0.0' ? '*' : host === '[::0]' ? '[::]' : host;
  return {
    line,
    address: `${every}:${port}`,
    host: every,
    port,
    transport: isQuic || flags.has('udp') ? 'udp' : 'tcp',
    flags,
    isDefault,
    isIpv6: every.startsWith('['),
    isLocal: every.startsWith('127.') || every === 'localhost' || every === '[::1]',
    tls,
  };
}

/** The socket that a line opens. */
export const socketOf = ({ transport, address }: Listen): string => `${transport} ${address}`;

/** Has the line an option of which a socket takes only one? */
export const hasSocketOption = ({ flags }: Listen): boolean => SOCKET_OPTIONS.some((option) => flags.has(option));

/** The first parameter that no release takes, such as `spdy`: nginx stops there too, and what stands behind it may be anything. */
export const oddParameter = ({ parameters }: NginxDirective): string | undefined =>
  parameters.slice(1).find(({ text }) => !OPTIONS.has(text.split('=')[0] ?? ''))?.text;
