import { join } from 'node:path';
import { findProgram } from './find-program.ts';
import type { SpringBoot } from './spring-boot-application.ts';
import type { Refused, Running, Workshop } from './workshop.ts';

export interface SpringBootSettings {
  /** application.properties. */
  properties: string;
  env?: Record<string, string>;
  /** More arguments, `--name=value`; they win over the file. */
  args?: readonly string[];
}

/** Starts the application in a folder of the workshop, as `java -jar` there would: it reads application.properties of that folder. */
export function startSpringBoot(
  shop: Workshop,
  settings: (port: number) => SpringBootSettings,
  program: SpringBoot = 'springboot3',
  folder = 'spring-boot',
): Promise<Running | Refused> {
  const home = findProgram(program)?.path ?? '';
  return shop.serve(1, ([port = 0]) => {
    const { properties, env = {}, args = [] } = settings(port);
    shop.write(`${folder}/application.properties`, `${properties}\n`);
    const java = [
      'java',
      '-Xmx96m',
      '-XX:TieredStopAtLevel=1',
      '-XX:-UsePerfData',
      '-Duser.language=en',
      '-cp',
      `${join(home, 'target/site-1.jar')}:${join(home, 'target/lib')}/*`,
      'site.Site',
      '--server.address=127.0.0.1',
      '--spring.main.banner-mode=off',
      ...args,
    ];
    return {
      command: 'sh',
      args: ['-c', 'cd "$0" && exec "$@"', shop.path(folder), ...java],
      ready: /Started Site in /,
      env,
    };
  });
}
