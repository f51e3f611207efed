import { mkdirSync } from 'node:fs';
import { findProgram } from './find-program.ts';
import type { Ran, Refused, Running, Workshop } from './workshop.ts';

/** Postfix's own settings, in a folder that stands for /etc/postfix; `MAIL_CONFIG` leads its commands there. */
export const postfixEnv = (shop: Workshop): Record<string, string> => ({ MAIL_CONFIG: shop.path('etc/postfix') });

const log = (shop: Workshop): string => shop.path('maillog');

/** What else runs beside the services that listen: what receives, queues, delivers and writes the log. */
const AROUND = [
  'pickup unix n - n 60 1 pickup',
  'cleanup unix n - n - 0 cleanup',
  'qmgr unix n - n 300 1 qmgr',
  'tlsmgr unix - - n 1000? 1 tlsmgr',
  'rewrite unix - - n - - trivial-rewrite',
  'bounce unix - - n - 0 bounce',
  'defer unix - - n - 0 bounce',
  'trace unix - - n - 0 bounce',
  'proxymap unix - - n - - proxymap',
  'smtp unix - - n - - smtp',
  'error unix - - n - - error',
  'retry unix - - n - - error',
  'anvil unix - - n - 1 anvil',
  'scache unix - - n - 1 scache',
  'postlog unix-dgram n - n - 1 postlogd',
];

async function folders(shop: Workshop): Promise<void> {
  for (const name of ['etc/postfix', 'queue', 'data']) mkdirSync(shop.path(name), { recursive: true });
  const own = 'active bounce corrupt defer deferred flush hold incoming private saved trace';
  const lines = [
    'cd queue',
    `install -d -o postfix -m 700 ${own} ../data`,
    'install -d -o postfix -g postdrop -m 730 maildrop',
    'install -d -o postfix -g postdrop -m 710 public',
    'install -d pid',
  ];
  const { code, output } = await shop.shell(lines.join('\n'));
  if (code !== 0) throw new Error(output);
}

/**
 * Starts Postfix's master in the foreground. `main` are lines of main.cf, `services` of master.cf for the ports; they are written
 * once more for each attempt.
 */
export async function startPostfix(
  shop: Workshop,
  ports: number,
  services: (ports: number[]) => string,
  main: readonly string[] = [],
): Promise<Running | Refused> {
  await folders(shop);
  const settings = [
    'compatibility_level = 3.6',
    `queue_directory = ${shop.path('queue')}`,
    `data_directory = ${shop.path('data')}`,
    `maillog_file = ${log(shop)}`,
    `maillog_file_prefixes = ${shop.folder}`,
    'myhostname = mail.example.gov.tw',
    'mydestination =',
    'alias_maps =',
    'notify_classes =',
    'inet_interfaces = 127.0.0.1',
    'inet_protocols = ipv4',
    ...main,
  ];
  shop.write('etc/postfix/main.cf', `${settings.join('\n')}\n`);
  const master = (await postfix(shop, 'postconf', ['-h', 'daemon_directory'])).stdout.trim();
  return shop.serve(ports, (free) => {
    shop.write('etc/postfix/master.cf', `${services(free).trimEnd()}\n${AROUND.join('\n')}\n`);
    // With -d it stays in its process group.
    return { command: `${master}/master`, args: ['-c', shop.path('etc/postfix'), '-d'], logs: [log(shop)], ready: /daemon started/ };
  });
}

/** Runs one of Postfix's commands on these settings. */
export function postfix(
  shop: Workshop,
  command: 'postfix' | 'postconf' | 'posttls-finger' | 'sendmail',
  args: readonly string[],
  input = '',
): Promise<Ran> {
  const folder = (findProgram('postfix')?.path ?? 'postconf').replace(/[^/]*$/, '');
  return shop.run(`${folder}${command}`, args, { env: postfixEnv(shop), input });
}
