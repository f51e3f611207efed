import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './find-program.ts';
import type { Ran, Refused, Running, Workshop } from './workshop.ts';

const home = (): string => findProgram('wildfly')?.path ?? '';
// Both programs would wait for a terminal's answer otherwise, and start slower.
const env = { NOPAUSE: 'true', JAVA_OPTS: '-Xms64m -Xmx384m -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Duser.language=en' };

// It gives up after 5 s, in which a busy machine does not answer.
const PATIENT = '--timeout=120000';

/** A base folder with the shipped files of `standalone`; stays as the console leaves it from one start to the next. */
export function wildflyBase(shop: Workshop, folder = 'wildfly'): string {
  const base = shop.path(folder);
  for (const name of ['configuration', 'deployments', 'lib'])
    cpSync(join(home(), 'standalone', name), join(base, name), { recursive: true });
  return base;
}

/** Starts it on three ports: https, http and management. Its https port opens with or without a certificate of the reader's. */
export function startWildfly(shop: Workshop, base: string, options: readonly string[] = []): Promise<Running | Refused> {
  return shop.serve(3, ([https, http, management]) => ({
    command: 'sh',
    args: [
      join(home(), 'bin/standalone.sh'),
      `-Djboss.server.base.dir=${base}`,
      '-b=127.0.0.1',
      '-bmanagement=127.0.0.1',
      `-Djboss.https.port=${https}`,
      `-Djboss.http.port=${http}`,
      `-Djboss.management.http.port=${management}`,
      ...options,
    ],
    ready: /WFLYSRV002[56]: .* started/,
    env,
  }));
}

/** Lines of the console, as a reader types them after `jboss-cli.sh --connect`. */
export function jbossCli(shop: Workshop, { ports }: Running, lines: string): Promise<Ran> {
  const script = shop.write('console.cli', `${lines.trim()}\n`);
  return shop.run(
    'sh',
    [join(home(), 'bin/jboss-cli.sh'), '--connect', `--controller=127.0.0.1:${ports[2]}`, PATIENT, `--file=${script}`],
    { env },
  );
}
