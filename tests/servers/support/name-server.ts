import { findProgram } from './find-program.ts';
import { isRunning, type Running, type Workshop } from './workshop.ts';

/** A name server of this machine that is primary for some zones. */
export interface NameServer extends Running {
  port: number;
}

/** Writes a zone's file: SOA, NS and these lines in master file format (RFC 1035 5.1). */
export function writeZone(shop: Workshop, path: string, name: string, ...records: string[]): string {
  const lines = ['$TTL 1', `@ IN SOA ns.${name}. hostmaster.${name}. 1 60 60 60 1`, `@ IN NS ns.${name}.`, 'ns IN A 127.0.0.1', ...records];
  return shop.write(path, `${lines.join('\n')}\n`);
}

/** BIND with these zones, as named.conf describes them. */
export async function startNameServer(shop: Workshop, zones: string): Promise<NameServer> {
  const folder = shop.path('named');
  const settings = ([port = 0]: number[]): string =>
    [
      `options { directory "${folder}"; pid-file none; session-keyfile "${folder}/session.key";`,
      // Only one that may ask others follows a CNAME into another zone, even one of its own.
      `listen-on port ${port} { 127.0.0.1; }; listen-on-v6 { none; }; recursion yes; dnssec-validation no; };`,
      'controls { };',
      zones,
      '',
    ].join('\n');
  const started = await shop.serve(1, (ports) => ({
    command: findProgram('named')?.path ?? 'named',
    args: ['-g', '-n', '1', '-c', shop.write('named/named.conf', settings(ports))],
    ready: /all zones loaded/,
  }));
  if (!isRunning(started)) throw new Error(`BIND 沒有啟動：${started.output}`);
  return { ...started, port: started.ports[0] ?? 0 };
}
