import { join } from 'node:path';
import { findProgram } from './find-program.ts';
import type { MavenServer } from './maven-server.ts';
import type { Refused, Running, Workshop } from './workshop.ts';

export type JettyName = Extract<MavenServer, `jetty${number}`>;

export const jettyHome = (program: JettyName): string => findProgram(program)?.path ?? '';

/** Starts Jetty in a folder of the workshop as its base, where modules have been added, with the text of start.d/site.ini. */
export function startJetty(
  shop: Workshop,
  site: (port: number) => string,
  program: JettyName = 'jetty12',
  base = 'jetty',
): Promise<Running | Refused> {
  return shop.serve(1, ([port = 0]) => {
    shop.write(join(base, 'start.d/site.ini'), `${site(port)}\n`);
    const java = ['-Xmx96m', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData', '-Duser.language=en'];
    return {
      command: 'sh',
      args: [
        '-c',
        'cd "$0" && exec "$@"',
        shop.path(base),
        'java',
        ...java,
        '-jar',
        join(jettyHome(program), 'start.jar'),
        'jetty.ssl.host=127.0.0.1',
        // A visitor who stays connected says nothing for as long as a busy machine needs for the renewal.
        'jetty.ssl.idleTimeout=0',
      ],
      ready: /Started (?:oejs\.)?Server@/,
    };
  });
}
