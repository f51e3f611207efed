import { findProgram } from './find-program.ts';
import type { Ran, Refused, Running, Workshop } from './workshop.ts';

/** Where the settings are and the file with the process id. */
export const lighttpdFiles = (shop: Workshop): { config: string; pid: string } => ({
  config: shop.path('etc/lighttpd/lighttpd.conf'),
  pid: shop.path('lighttpd.pid'),
});

/** What stands around the settings of TLS; root's privileges are given up as in the file that Debian brings. */
function write(shop: Workshop, port: number, settings: string): string {
  const { pid } = lighttpdFiles(shop);
  shop.write('www/index.html', '<!doctype html><title>測試</title>\n');
  const lines = [
    `server.document-root = "${shop.path('www')}"`,
    'server.bind = "127.0.0.1"',
    `server.port = ${port}`,
    `server.pid-file = "${pid}"`,
    'index-file.names = ( "index.html" )',
    'mimetype.assign = ( ".html" => "text/html" )',
    ...(process.getuid?.() === 0 ? ['server.username = "www-data"', 'server.groupname = "www-data"'] : []),
    settings,
    '',
  ];
  return shop.write('etc/lighttpd/lighttpd.conf', lines.join('\n'));
}

const program = (): string => findProgram('lighttpd')?.path ?? 'lighttpd';

/** The last that it says: the ports are open before it listens to signals and before its number is in the file, and tests tell it things. */
const ready = /server started/;

/** `lighttpd -tt`: reads the certificates too. */
export function testLighttpd(shop: Workshop, settings: string): Promise<Ran> {
  return shop.run(program(), ['-tt', '-f', write(shop, 1, settings)]);
}

/** Starts lighttpd: without TLS on the first port unless the settings say otherwise, on the second one if they want it. */
export function startLighttpd(shop: Workshop, ports: 1 | 2, settings: (ports: number[]) => string): Promise<Running | Refused> {
  return shop.serve(ports, (free) => ({ command: program(), args: ['-D', '-f', write(shop, free[0] ?? 0, settings(free))], ready }));
}

/** The same under somebody who starts it again, a few times, whenever it has ended: so that ending it is what a service's restart is. */
export function keepLighttpd(shop: Workshop, settings: (ports: number[]) => string): Promise<Running | Refused> {
  return shop.serve(2, (free) => ({
    command: 'sh',
    args: [
      '-c',
      'trap exit TERM; for start in 1 2 3 4 5 6; do "$0" "$@" || :; done',
      program(),
      '-D',
      '-f',
      write(shop, free[0] ?? 0, settings(free)),
    ],
    ready,
  }));
}
