import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { kept, maven } from './maven-server.ts';

/** Versions of Spring Boot that one small application is built with. */
const VERSIONS = { springboot3: '3.5.7', springboot4: '4.1.0' } as const;

export type SpringBoot = keyof typeof VERSIONS;
export const isSpringBoot = (name: string): name is SpringBoot => Object.hasOwn(VERSIONS, name);

const SOURCE = join(import.meta.dirname, 'spring-boot');
/** Another number when the source changes: what is in the cache is then built anew. */
const EDITION = 1;

/**
 * The folder with the built application, `target/site-1.jar`, and what it needs, `target/lib`; null where Maven could not build it. Kept
 * in the user's cache from one run to the next.
 */
export function springBootApplication(name: SpringBoot): { path: string; version: string } | null {
  const version = VERSIONS[name];
  const path = kept(`${name}-${version}-site${EDITION}`, (fresh) => {
    const project = join(fresh, 'project');
    cpSync(SOURCE, project, { recursive: true });
    const args = [`-Dboot=${version}`, 'package', 'dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=target/lib'];
    return maven(name, args, project) ? project : null;
  });
  return path === null ? null : { path, version };
}
