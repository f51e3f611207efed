import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './find-program.ts';
import type { Refused, Running, Workshop } from './workshop.ts';

export interface TomcatSettings {
  /** Stands where Tomcat's own server.xml has its HTTP connector. */
  connectors: string;
  /** Lines at the end of conf/catalina.properties. */
  properties?: string;
  /** Stands at the end of conf/web.xml. */
  web?: string;
  /** WEB-INF/web.xml of the application; none if left out. */
  application?: string;
  /** CATALINA_OPTS. */
  options?: string[];
}

/** Starts Tomcat in a base folder of the workshop, with the shipped files of `conf` changed only where `settings` says so. */
export function startTomcat(shop: Workshop, ports: number, settings: (ports: number[]) => TomcatSettings): Promise<Running | Refused> {
  const home = findProgram('tomcat')?.path ?? '';
  const java = findProgram('java')?.path ?? 'java';
  return shop.serve(ports, (free) => {
    const { connectors, properties = '', web = '', application, options = [] } = settings(free);
    const shipped = (name: string): string => readFileSync(join(home, 'etc', name), 'utf8');
    for (const folder of ['logs', 'temp', 'work', 'webapps/ROOT']) mkdirSync(shop.path('tomcat', folder), { recursive: true });
    shop.write('tomcat/conf/server.xml', serverXml(shipped('server.xml'), connectors));
    shop.write('tomcat/conf/catalina.properties', `${shipped('catalina.properties')}\n${properties}\n`);
    shop.write('tomcat/conf/web.xml', shipped('web.xml').replace('</web-app>', () => `${web}\n</web-app>`));
    shop.write('tomcat/webapps/ROOT/index.html', '<!doctype html><title>Tomcat</title>\n');
    if (application !== undefined) shop.write('tomcat/webapps/ROOT/WEB-INF/web.xml', application);
    const base = shop.path('tomcat');
    return {
      command: java,
      args: [
        ...options, `-Dcatalina.home=${home}`, `-Dcatalina.base=${base}`, `-Djava.io.tmpdir=${join(base, 'temp')}`, '-Xmx96m', '-XX:-UsePerfData', '-XX:TieredStopAtLevel=1', '-Duser.language=en',
        '-cp', `${join(home, 'bin/bootstrap.jar')}:${join(home, 'bin/tomcat-juli.jar')}`, 'org.apache.catalina.startup.Bootstrap', 'start',
      ],
    };
  });
}

/** No shutdown port, no other connector, no users file. */
function serverXml(shipped: string, connectors: string): string {
  return shipped
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace('<Server port="8005"', '<Server port="-1"')
    .replace(/<Resource name="UserDatabase"[\s\S]*?\/>/, '')
    .replace(/<Realm [\s\S]*<\/Realm>/, '')
    .replace(/<Connector [\s\S]*?\/>/, () => connectors);
}
