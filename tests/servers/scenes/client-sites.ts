import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Authority } from '../support/authority.ts';
import { pathOf } from '../support/checks.ts';
import type { Reader } from '../support/reader.ts';
import { startNginx } from '../support/server-nginx.ts';
import { running } from './site.ts';

/** Ports of one nginx that clients are pointed at. */
export interface ClientSites {
  /** Sends the whole chain below the agency's own root, which no program knows. */
  internal: number;
  /** The same without the intermediate. */
  incomplete: number;
  /** Another authority's site: who adds a root must not lose it. */
  other: number;
}

const HOST = 'localhost';

/** Starts nginx and puts into the reader's folder the root that the agency hands out; the system's own list has the other authority only. */
export async function clientSites(reader: Reader): Promise<ClientSites> {
  const { shop } = reader;
  const authority = new Authority(shop.path('authority'));
  const names = { internal: '/C=TW/O=行政院測試機關/CN=Test Internal', other: '/C=TW/O=Test Other Authority/CN=Test Other' };
  for (const [name, dn] of Object.entries(names)) {
    authority.ca(`${name}-root`, { dn: `${dn} Root CA` });
    authority.ca(`${name}-int`, { dn: `${dn} Issuing CA`, by: `${name}-root` });
    authority.leaf(name, { by: `${name}-int`, san: `DNS:${HOST}` });
  }
  const site = (port: number | undefined, name: string, ...sent: string[]): string => {
    const certificate = shop.write(`sent-${sent.join('-')}.pem`, authority.bundle(...sent));
    return [
      `server { listen 127.0.0.1:${port} ssl; server_name ${HOST}; root ${reader.www};`,
      `ssl_certificate ${certificate}; ssl_certificate_key ${authority.path(name, 'key')}; }`,
    ].join(' ');
  };
  const { ports } = running(
    await startNginx(shop, 3, ([internal, incomplete, other]) =>
      [
        site(internal, 'internal', 'internal', 'internal-int'),
        site(incomplete, 'internal', 'internal'),
        site(other, 'other', 'other', 'other-int'),
      ].join('\n'),
    ),
  );
  const [internal = 0, incomplete = 0, other = 0] = ports;
  Object.assign(reader.values, { domain: HOST, port: String(internal) });
  copyFileSync(authority.path('internal-root'), pathOf(reader, 'rootFile'));
  shop.write('etc/ssl/certs/ca-certificates.crt', authority.text('other-root'));
  shop.write('usr/share/ca-certificates/other.crt', authority.text('other-root'));
  shop.write('etc/ca-certificates.conf', 'other.crt\n');
  mkdirSync(shop.path('usr/local/share/ca-certificates'), { recursive: true });
  // The Node.js of this run, and what stands for the administrator, come first.
  reader.env.PATH = [shop.path('bin'), dirname(process.execPath), process.env.PATH, '/usr/sbin', '/usr/local/go/bin'].join(delimiter);
  executable(reader, '../bin/sudo', 'exec "$@"');
  return { internal, incomplete, other };
}

/** A program of the reader's: a line of sh. */
export function executable(reader: Reader, name: string, line: string): void {
  const path = reader.path(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${line}\n`);
  chmodSync(path, 0o755);
}

export const urlOf = (port: number): string => `https://${HOST}:${port}/`;

/** Debian's program with every folder of the machine replaced by one of the workshop. */
export async function debianList(reader: Reader): Promise<void> {
  const { shop } = reader;
  const options = {
    '--certsconf': 'etc/ca-certificates.conf',
    '--certsdir': 'usr/share/ca-certificates',
    '--localcertsdir': 'usr/local/share/ca-certificates',
    '--etccertsdir': 'etc/ssl/certs',
    '--hooksdir': 'etc/ca-certificates/update.d',
  };
  const words = Object.entries(options).map(([option, folder]) => `${option} ${shop.path(folder)}`);
  executable(reader, '../bin/update-ca-certificates', `exec /usr/sbin/update-ca-certificates ${words.join(' ')} "$@"`);
  const ran = await shop.shell('update-ca-certificates', { env: reader.env });
  if (ran.code !== 0) throw new Error(ran.output);
}

/** The small program of each language that a reader's application stands for: it fetches one page and says how that went. */
export const applications = {
  node: (url: string) => `fetch(${JSON.stringify(url)}).then(({ status }) => console.log(status));\n`,
  urllib: (url: string) => `import urllib.request\nprint(urllib.request.urlopen(${JSON.stringify(url)}).status)\n`,
  requests: (url: string) => `import requests\nprint(requests.get(${JSON.stringify(url)}).status_code)\n`,
};

const JAVA = `class App {
  public static void main(String[] words) throws Exception {
    var url = new java.net.URL(java.nio.file.Files.readString(java.nio.file.Path.of("url.txt")));
    System.out.println(((javax.net.ssl.HttpsURLConnection) url.openConnection()).getResponseCode());
  }
}
`;

/** app.jar in the reader's folder, by the compiler beside that java; it goes where url.txt says. */
export async function makeJar(reader: Reader, java: string): Promise<void> {
  writeFileSync(reader.path('App.java'), JAVA);
  const bin = dirname(java);
  const ran = await reader.shop.shell(`"${join(bin, 'javac')}" App.java && "${join(bin, 'jar')}" cfe app.jar App App.class`, {
    cwd: reader.folder,
  });
  if (ran.code !== 0) throw new Error(ran.output);
}

/** What git, and the go command asking a module proxy, find on the site. */
export async function publish(reader: Reader): Promise<void> {
  const { shop } = reader;
  const module = 'www/example.gov.tw/app/@v';
  shop.write(`${module}/list`, 'v1.0.0\n');
  shop.write(`${module}/v1.0.0.info`, '{"Version":"v1.0.0","Time":"2026-01-01T00:00:00Z"}\n');
  shop.write(`${module}/v1.0.0.mod`, 'module example.gov.tw/app\n');
  const ran = await shop.shell(
    [
      'git init -q -b main source && cd source',
      'git -c user.name=test -c user.email=test@example.gov.tw commit -q --allow-empty -m test',
      'git clone -q --bare . ../www/repo.git && cd ../www/repo.git && git update-server-info',
    ].join('\n'),
    { env: { GIT_CONFIG_NOSYSTEM: '1' } },
  );
  if (ran.code !== 0) throw new Error(ran.output);
}
