import assert from 'node:assert/strict';
import { chmodSync, mkdirSync } from 'node:fs';
import { account, giveTo, runAs } from './account.ts';
import { findProgram } from './find-program.ts';
import type { Refused, Running, Workshop } from './workshop.ts';

/** Whom Debian's service runs as. */
export const openldap = account('openldap');

const program = (): string => findProgram('slapd')?.path ?? 'slapd';

/** The socket of `ldapi:///` in the workshop. */
export const ldapi = (shop: Workshop): string => `ldapi://${encodeURIComponent(shop.path('slapd', 'ldapi'))}`;

function home(shop: Workshop): string {
  const folder = shop.path('slapd');
  mkdirSync(folder, { recursive: true });
  chmodSync(giveTo(openldap, folder), 0o755);
  return folder;
}

/** An empty `cn=config` that root and the server's own account may change, as Debian's; answers with its folder. */
export async function newConfig(shop: Workshop): Promise<string> {
  const folder = shop.path('slapd', 'slapd.d');
  home(shop);
  mkdirSync(folder);
  giveTo(openldap, folder);
  const root = 'gidNumber=0+uidNumber=0,cn=peercred,cn=external,cn=auth';
  const config = [
    'dn: cn=config',
    'objectClass: olcGlobal',
    'cn: config',
    `olcPidFile: ${shop.path('slapd', 'slapd.pid')}`,
    '',
    'dn: olcDatabase={0}config,cn=config',
    'objectClass: olcDatabaseConfig',
    'olcDatabase: {0}config',
    `olcAccess: {0}to * by dn.exact=${root} manage by * break`,
    '',
  ];
  const ldif = shop.write('init.ldif', config.join('\n'));
  const { command, args } = runAs(openldap, program().replace(/slapd$/, 'slapadd'), ['-n', '0', '-F', folder, '-l', ldif]);
  const { code, output } = await shop.run(command, args);
  assert.equal(code, 0, output);
  return folder;
}

/**
 * Starts slapd on one port for each of the schemes, in the foreground, with its log. `from` is how it finds its settings: `-F` and a
 * folder, or `-f` and a file.
 */
export function startSlapd(
  shop: Workshop,
  from: readonly ['-F' | '-f', string],
  schemes: readonly string[] = ['ldap', 'ldaps'],
): Promise<Running | Refused> {
  home(shop);
  return shop.serve(schemes.length, (ports) => ({
    ...runAs(openldap, program(), [
      ...from,
      ...['-h', [...schemes.map((scheme, at) => `${scheme}://127.0.0.1:${ports[at]}/`), ldapi(shop)].join(' ')],
      ...['-d', 'stats'],
    ]),
    ready: /slapd starting/,
  }));
}
