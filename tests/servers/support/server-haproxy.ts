import { findProgram } from './find-program.ts';
import type { Refused, Running, Workshop } from './workshop.ts';

/** Where the settings are and the file with the master's process id. */
export const haproxyFiles = (shop: Workshop): { config: string; pid: string } => ({
  config: shop.path('haproxy.cfg'),
  pid: shop.path('haproxy.pid'),
});

/** Starts HAProxy with a master, as Debian's service does, on one port: one frontend that ends TLS with the files of `crt`. */
export function startHaproxy(shop: Workshop, crt: string): Promise<Running | Refused> {
  const { pid } = haproxyFiles(shop);
  return shop.serve(1, ([port]) => {
    const lines = [
      'global',
      'defaults',
      '  mode http',
      '  timeout connect 5s',
      '  timeout client 5s',
      '  timeout server 5s',
      'frontend site',
      `  bind 127.0.0.1:${port} ssl crt ${crt}`,
      '  http-request return status 200 content-type text/plain string ok',
      '',
    ];
    return {
      command: findProgram('haproxy')?.path ?? 'haproxy',
      args: ['-W', '-f', shop.write('haproxy.cfg', lines.join('\n')), '-p', pid],
    };
  });
}
