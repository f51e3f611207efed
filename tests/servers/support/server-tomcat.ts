import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './find-program.ts';
import type { MavenServer } from './maven-server.ts';
import type { Refused, Running, Workshop } from './workshop.ts';

/** Debian's, and the versions from Maven Central. */
export type TomcatName = 'tomcat' | Extract<MavenServer, `tomcat${number}`>;

export interface TomcatSettings {
  /** Stands where Tomcat's own server.xml has its HTTP connector. */
  connectors: string;
  /** Lines at the end of conf/catalina.properties. */
  properties?: string;
  /** Stands at the end of conf/web.xml. */
  web?: string;
  /** WEB-INF/web.xml of the application; none if left out. */
  application?: string;
  /** bin/setenv.sh; none if left out. */
  setenv?: string;
  /** Password of the user "deploy", who may use the manager application's text interface; no such application if left out. */
  manager?: string;
  /** Stands in server.xml in front of the service. */
  listeners?: string;
  /** With OpenSSL's TLS where Tomcat Native is installed, as Tomcat itself would; otherwise with Java's, whatever is installed. */
  native?: boolean;
  /** CATALINA_OPTS. */
  options?: string[];
}

/** Starts Tomcat in a base folder of the workshop, with the shipped files of `conf` changed only where `settings` says so. */
export function startTomcat(
  shop: Workshop,
  ports: number,
  settings: (ports: number[]) => TomcatSettings,
  folder = 'tomcat',
  program: TomcatName = 'tomcat',
): Promise<Running | Refused> {
  const home = findProgram(program)?.path ?? '';
  // Debian keeps the shipped files apart.
  const conf = existsSync(join(home, 'etc/server.xml')) ? 'etc' : 'conf';
  return shop.serve(ports, (free) => {
    const {
      connectors,
      properties = '',
      web = '',
      application,
      setenv,
      manager,
      listeners = '',
      native = false,
      options = [],
    } = settings(free);
    const shipped = (name: string): string => readFileSync(join(home, conf, name), 'utf8');
    for (const name of ['logs', 'temp', 'work', 'webapps/ROOT']) mkdirSync(shop.path(folder, name), { recursive: true });
    shop.write(`${folder}/conf/server.xml`, serverXml(shipped('server.xml'), connectors, native, listeners));
    shop.write(`${folder}/conf/tomcat-users.xml`, shipped('tomcat-users.xml'));
    shop.write(`${folder}/conf/catalina.properties`, `${shipped('catalina.properties')}\n${properties}\n`);
    shop.write(
      `${folder}/conf/web.xml`,
      shipped('web.xml').replace('</web-app>', () => `${web}\n</web-app>`),
    );
    shop.write(`${folder}/webapps/ROOT/index.html`, '<!doctype html><title>Tomcat</title>\n');
    if (application !== undefined) shop.write(`${folder}/webapps/ROOT/WEB-INF/web.xml`, application);
    if (setenv !== undefined) shop.write(`${folder}/bin/setenv.sh`, setenv);
    if (manager !== undefined) {
      const user = `<user username="deploy" password="${manager}" roles="manager-script"/>`;
      shop.write(`${folder}/conf/tomcat-users.xml`, `<tomcat-users>${user}</tomcat-users>`);
      const context = `<Context docBase="${join(home, 'webapps/manager')}" privileged="true"/>`;
      shop.write(`${folder}/conf/Catalina/localhost/manager.xml`, context);
    }
    return {
      command: 'bash',
      args: [join(home, 'bin/catalina.sh'), 'run'],
      // A connector that cannot start is left out, and Tomcat goes on without it.
      ready: /Server startup in /,
      env: {
        CATALINA_HOME: home,
        CATALINA_BASE: shop.path(folder),
        CATALINA_OPTS: ['-Xmx96m', '-XX:-UsePerfData', '-XX:TieredStopAtLevel=1', '-Duser.language=en', ...options].join(' '),
      },
    };
  });
}

/** No shutdown port and no other connector. */
function serverXml(shipped: string, connectors: string, native: boolean, listeners: string): string {
  return shipped
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(native ? '' : /<Listener className="org\.apache\.catalina\.core\.AprLifecycleListener"[^>]*>/, '')
    .replace('<Server port="8005"', '<Server port="-1"')
    .replace('<Service ', () => `${listeners}\n<Service `)
    .replace(/<Connector [\s\S]*?\/>/, () => connectors);
}
