import { findProgram } from './find-program.ts';
import { HOST } from './authority.ts';
import type { Ran, Workshop } from './workshop.ts';

const openssl = ({ newer }: Workshop): string => findProgram('openssl', newer)?.path ?? 'openssl';

/** `openssl s_client` against a port of this machine, with the usual host's name. */
export function sClient(shop: Workshop, port: number, ...args: string[]): Promise<Ran> {
  return shop.run(openssl(shop), ['s_client', '-connect', `127.0.0.1:${port}`, '-servername', HOST, ...args]);
}

/** The certificates that the server sends, in order, as PEM. */
export async function servedCertificates(shop: Workshop, port: number): Promise<string[]> {
  const { stdout } = await sClient(shop, port, '-showcerts');
  return stdout.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
}

/** curl with the usual host's name led to ports of this machine: `https` for 443, `http` for 80. */
export function curl(shop: Workshop, ports: { https?: number; http?: number }, ...args: string[]): Promise<Ran> {
  const to = (from: number, port: number | undefined): string[] =>
    port === undefined ? [] : ['--connect-to', `${HOST}:${from}:127.0.0.1:${port}`];
  return shop.run(findProgram('curl')?.path ?? 'curl', [
    '-q',
    '-sS',
    '--max-time',
    '60',
    ...to(443, ports.https),
    ...to(80, ports.http),
    ...args,
  ]);
}
