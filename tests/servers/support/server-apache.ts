import { findProgram } from './find-program.ts';
import { join } from 'node:path';
import type { Ran, Refused, Running, Workshop } from './workshop.ts';

const MODULES = ['mpm_event', 'authz_core', 'socache_shmcb', 'ssl', 'headers', 'alias', 'dir', 'mime', 'http2'];

export interface ApacheOptions {
  /** Modules to leave out, for the failures that are about them. */
  without?: string[];
  /** More than a site with TLS needs. */
  more?: string[];
  env?: Record<string, string>;
}

/** What stands around a guide's virtual hosts: ports, modules and files of the workshop. */
function frame(shop: Workshop, ports: readonly number[], body: string, { without = [], more = [] }: ApacheOptions): string {
  const modules = findProgram('apache')?.modules ?? '';
  return [
    `ServerRoot "${shop.folder}"`,
    `PidFile "${shop.path('apache.pid')}"`,
    `DefaultRuntimeDir "${shop.folder}"`,
    `Mutex file:${shop.folder} default`,
    `ErrorLog "${shop.path('apache-error.log')}"`,
    'ServerName localhost',
    // Apache started by root wants another user for its workers.
    ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
    ...[...MODULES, ...more]
      .filter((name) => !without.includes(name))
      .map((name) => `LoadModule ${name}_module "${join(modules, `mod_${name}.so`)}"`),
    'TypesConfig /dev/null',
    'StartServers 1',
    ...ports.map((port) => `Listen 127.0.0.1:${port}`),
    body,
    '',
  ]
    .filter((line) => !(line.startsWith('TypesConfig') && without.includes('mime')))
    .join('\n');
}

const program = (): string => findProgram('apache')?.path ?? 'apache2';

/** `apachectl -t` on these settings. */
export function testApache(shop: Workshop, body: string, options: ApacheOptions = {}): Promise<Ran> {
  return shop.run(program(), ['-t', '-f', shop.write('apache.conf', frame(shop, [1], body, options))]);
}

/** Starts Apache with that many ports and waits for it. The output is the console's and the error log's. */
export function startApache(
  shop: Workshop,
  ports: number,
  body: (ports: number[]) => string,
  options: ApacheOptions = {},
): Promise<Running | Refused> {
  return shop.serve(ports, (free) => {
    shop.write('apache-error.log', '');
    return {
      command: program(),
      args: ['-DFOREGROUND', '-f', shop.write('apache.conf', frame(shop, free, body(free), options))],
      logs: [shop.path('apache-error.log')],
      // The ports are open before the settings are looked into.
      ready: /resuming normal operations/,
      ...(options.env ? { env: options.env } : {}),
    };
  });
}
