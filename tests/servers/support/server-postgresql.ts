import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { account, giveTo, runAs } from './account.ts';
import { findProgram } from './find-program.ts';
import type { Ran, Refused, Running, Workshop } from './workshop.ts';

/** PostgreSQL refuses to run as root. */
export const postgres = account('postgres');

export const program = (name: string): string => join(findProgram('postgresql')?.path ?? '', name);

/** A new data directory; whoever is on this machine may connect as anybody. Answers with its path. */
export async function newCluster(shop: Workshop, name = 'postgresql'): Promise<string> {
  const folder = shop.path(name);
  mkdirSync(folder);
  chmodSync(giveTo(postgres, folder), 0o700);
  const { command, args } = runAs(postgres, program('initdb'), [
    ...['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'],
    ...['--no-sync', '--no-instructions'],
  ]);
  const { code, output } = await shop.run(command, args);
  assert.equal(code, 0, output);
  return folder;
}

/** What is written into a data directory belongs to the server. */
export function writeInto(cluster: string, name: string, text: string): string {
  const path = join(cluster, name);
  writeFileSync(path, text, { mode: 0o600 });
  return giveTo(postgres, path);
}

/** Starts the server with settings; its socket is in the workshop. */
export function startPostgresql(shop: Workshop, cluster: string, settings: readonly string[]): Promise<Running | Refused> {
  return shop.serve(1, ([port]) => ({
    ...runAs(postgres, program('postgres'), [
      ...['-D', cluster, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'],
      ...['-c', `unix_socket_directories=${socketFolder(shop)}`, '-c', 'fsync=off'],
      ...settings.flatMap((setting) => ['-c', setting]),
    ]),
    ready: /ready to accept (?:read-only )?connections/,
  }));
}

/** Where psql finds the server without TCP. */
export function socketFolder(shop: Workshop): string {
  const folder = shop.path('postgresql-socket');
  mkdirSync(folder, { recursive: true });
  chmodSync(giveTo(postgres, folder), 0o755);
  return folder;
}

/** What psql finds in its environment on the server's own machine. */
export function psqlEnvironment(shop: Workshop, port: number): Record<string, string> {
  return { PGHOST: socketFolder(shop), PGPORT: String(port), PGUSER: 'postgres' };
}

/** psql over TCP, as another machine uses it; `how` is the rest of the connection string. */
export function psql(shop: Workshop, port: number, how: string, ...args: string[]): Promise<Ran> {
  const connection = `hostaddr=127.0.0.1 port=${port} user=postgres dbname=postgres ${how}`;
  return shop.run(program('psql'), [connection, '-X', '-At', ...args]);
}
