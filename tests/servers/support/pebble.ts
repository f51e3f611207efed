import { Authority } from './authority.ts';
import { findProgram } from './find-program.ts';
import { isRunning, type Running, type Workshop } from './workshop.ts';

/** What an authority gives with an account that is bound to one outside of ACME: the key's name and the key. */
export const BINDING = { kid: 'kid-1', hmac: 'zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W' } as const;

/** An ACME authority for tests: https://github.com/letsencrypt/pebble. */
export interface Pebble extends Running {
  /** Address of the ACME directory. */
  directory: string;
  /** Path of the certificate that signed the server's own: clients have to trust it. */
  trusted: string;
  /** Path of the root of what it issues, fetched from it: it makes a new one each time. */
  root: string;
}

export interface PebbleOptions {
  /** Lifetime of what it issues. */
  days: number;
  /** The ports where it looks for the answers to challenges, all on this machine. */
  httpPort: number;
  dnsPort: number;
  /** External account binding, RFC 8555 7.3.4: the key's name and the key in base64url. Nobody gets an account without one of them. */
  accounts?: Readonly<Record<string, string>>;
}

/** Starts one that is never slow and never refuses at random, so that each run is like the one before. */
export async function startPebble(shop: Workshop, name: string, { days, httpPort, dnsPort, accounts }: PebbleOptions): Promise<Pebble> {
  const authority = new Authority(shop.path(name));
  authority.ca('own-root', { dn: '/CN=Root of the test server itself' });
  authority.leaf('own', { by: 'own-root', dn: '/CN=localhost', san: 'DNS:localhost,IP:127.0.0.1' });
  const settings = ([port = 0, management = 0]: number[]): string =>
    JSON.stringify({
      pebble: {
        listenAddress: `127.0.0.1:${port}`,
        managementListenAddress: `127.0.0.1:${management}`,
        certificate: authority.path('own'),
        privateKey: authority.path('own', 'key'),
        httpPort,
        tlsPort: 9,
        externalAccountBindingRequired: accounts !== undefined,
        externalAccountMACKeys: accounts ?? {},
        retryAfter: { authz: 1, order: 1 },
        keyAlgorithm: 'ecdsa',
        // The only one: an order that names none gets one at random.
        profiles: { only: { description: `${days} days`, validityPeriod: days * 86_400 } },
      },
    });
  const started = await shop.serve(2, (ports) => ({
    command: findProgram('pebble')?.path ?? 'pebble',
    args: ['-config', shop.write(`${name}/pebble.json`, settings(ports)), '-dnsserver', `127.0.0.1:${dnsPort}`],
    env: { PEBBLE_VA_NOSLEEP: '1', PEBBLE_WFE_NONCEREJECT: '0', PEBBLE_AUTHZREUSE: '0' },
  }));
  if (!isRunning(started)) throw new Error(`Pebble 沒有啟動：${started.output}`);
  const [port = 0, management = 0] = started.ports;
  const trusted = authority.path('own-root');
  const { code, stdout, output } = await shop.run(findProgram('curl')?.path ?? 'curl', [
    '-q',
    '-sS',
    '--fail',
    '--cacert',
    trusted,
    `https://localhost:${management}/roots/0`,
  ]);
  if (code !== 0) throw new Error(`拿不到 Pebble 的根憑證：${output}`);
  return { ...started, directory: `https://localhost:${port}/dir`, trusted, root: shop.write(`${name}/root.pem`, stdout) };
}
