import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync } from 'node:fs';
import { findProgram } from './find-program.ts';
import type { Ran, Refused, Running, Workshop } from './workshop.ts';

/** A home of its own: Caddy keeps what it obtains and its last configuration there. */
function home(shop: Workshop): Record<string, string> {
  const path = shop.path('caddy-home');
  mkdirSync(path, { recursive: true });
  const { user, group } = account() ?? {};
  if (user !== undefined && group !== undefined) chownSync(path, user, group);
  return { HOME: path, XDG_DATA_HOME: path, XDG_CONFIG_HOME: path };
}

/** Where root starts it, it runs as the user that the package makes, as its service does. */
function account(): { user: number; group: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (option: string): number => Number(execFileSync('id', [option, 'caddy'], { encoding: 'utf8' }));
  return { user: id('-u'), group: id('-g') };
}

function asItself(args: string[]): { command: string; args: string[] } {
  const path = findProgram('caddy')?.path ?? 'caddy';
  const owner = account();
  return owner === null
    ? { command: path, args }
    : { command: 'setpriv', args: [`--reuid=${owner.user}`, `--regid=${owner.group}`, '--clear-groups', path, ...args] };
}

const write = (shop: Workshop, sites: string): string => shop.write('etc/caddy/Caddyfile', `${sites}\n`);

/** `caddy validate` on a Caddyfile, as the service's user. */
export function testCaddy(shop: Workshop, sites: string): Promise<Ran> {
  const { command, args } = asItself(['validate', '--config', write(shop, sites)]);
  return shop.run(command, args, { env: home(shop) });
}

/** Starts Caddy on a port; the second one is for its administration, which the settings have to name. */
export function startCaddy(shop: Workshop, sites: (port: number, admin: number) => string): Promise<Running | Refused> {
  return shop.serve(2, ([port = 0, admin = 0]) => ({ ...asItself(['run', '--config', write(shop, sites(port, admin))]), env: home(shop) }));
}
