import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../../src/content/root.ts';
import { pathOf } from '../support/checks.ts';
import { servedCertificates } from '../support/client.ts';
import { findProgram, type ProgramName } from '../support/find-program.ts';
import { startNameServer, writeZone, type NameServer } from '../support/name-server.ts';
import { BINDING, startPebble, type Pebble } from '../support/pebble.ts';
import { Reader } from '../support/reader.ts';
import { startNginx } from '../support/server-nginx.ts';
import { siteCertificate } from '../support/site-certificate.ts';
import { pause, type Workshop } from '../support/workshop.ts';
import { running } from './site.ts';

/** Go builds the authority; where it is missing, that is what a skipped test says. */
export const ACME_SOFTWARE: readonly ProgramName[] = ['go', 'pebble', 'nginx', 'named', 'nsupdate', 'openssl', 'curl'];

/** A certificate; the days are those of its validity, not those that are left. */
export interface Served {
  serial: string;
  print: string;
  days: number;
}

/** A web site whose certificate an ACME client is to renew. */
export interface AcmeHost {
  reader: Reader;
  pebble: Pebble;
  names: NameServer;
  /** The certificate that a client of the web site gets. */
  served: () => Promise<Served>;
  /** The same, once it is another one than `before`: nginx's old workers may answer for a moment after a reload. */
  servedAfter: (before: Served) => Promise<Served>;
  /** How many certificates the authority has issued. */
  issued: () => number;
}

/**
 * A host with nginx, which serves a certificate of its own making, the deploy script with its settings, the name servers of its two
 * zones, and an authority that issues for so many days. Challenges at `_acme-challenge` are looked for at another name.
 */
export async function acmeHost(shop: Workshop, days: number): Promise<AcmeHost> {
  const reader = new Reader(shop);
  const names = await twoZones(reader);
  const [fullchain, key] = [pathOf(reader, 'fullchainPath'), pathOf(reader, 'keyPath')];
  const [certificate, ownKey] = await siteCertificate(shop, 'www.example.gov.tw');
  mkdirSync(dirname(fullchain), { recursive: true });
  copyFileSync(certificate, fullchain);
  copyFileSync(ownKey, key);

  let webroot = '';
  await reader.settings(['nginx'], ['certbot-nginx-webroot'], async (text) => {
    webroot = text('certbot-nginx-webroot');
    return Promise.resolve(['nginx 從這一段回答驗證檔，簽發的測試用到它']);
  });
  const nginx = running(
    await startNginx(shop, 2, ([port = 0, plain = 0]) => {
      reader.values.port = String(port);
      reader.httpPort = plain;
      return [
        `server { listen 127.0.0.1:${port} ssl; ssl_certificate ${fullchain}; ssl_certificate_key ${key}; }`,
        `server { listen 127.0.0.1:${plain}; ${webroot} location / { return 301 https://$host$request_uri; } }`,
      ].join('\n');
    }),
  );
  const pebble = await startPebble(shop, `pebble-${days}`, {
    days,
    httpPort: reader.httpPort,
    dnsPort: names.port,
    accounts: { [BINDING.kid]: BINDING.hmac },
  });
  reader.values.acmeDirectory = pebble.directory;
  // The authority's own certificate, for each client in its own words.
  Object.assign(reader.env, {
    REQUESTS_CA_BUNDLE: pebble.trusted,
    LEGO_CA_CERTIFICATES: pebble.trusted,
    CURL_CA_BUNDLE: pebble.trusted,
  });
  const program = `${findProgram('nginx')?.path ?? 'nginx'} -p ${shop.folder} -e stderr -c ${shop.path('nginx.conf')}`;
  mkdirSync(shop.path('sbin'), { recursive: true });
  copyFileSync(join(root, 'content/scripts/kb-deploy.sh'), shop.path('sbin/kb-deploy.sh'));
  shop.write(
    'etc/kb-deploy/site.conf',
    [
      'server=nginx',
      'host=www.example.gov.tw',
      `connect=127.0.0.1:${reader.values.port}`,
      `cert=${fullchain}`,
      `key=${key}`,
      `roots=${pebble.root}`,
      `test=${program} -t`,
      `reload=${program} -s reload`,
      // Seconds until it gives up; other tests may have the processors.
      'tries=120',
      '',
    ].join('\n'),
  );
  // The script refuses settings that others may change, whatever this account's umask.
  chmodSync(shop.path('etc/kb-deploy/site.conf'), 0o600);
  const served = async (): Promise<Served> => {
    const [pem = ''] = await servedCertificates(shop, nginx.ports[0] ?? 0);
    const { fingerprint256: print, validFromDate, validToDate, serialNumber: serial } = new X509Certificate(pem);
    return { serial, print, days: Math.round((validToDate.getTime() - validFromDate.getTime()) / 86_400_000) };
  };
  const servedAfter = async (before: Served): Promise<Served> => {
    for (let left = 300; left > 0; left--) {
      const now = await served();
      if (now.print !== before.print) return now;
      await pause(100);
    }
    throw new Error(`網站一直送出原來的憑證 ${before.serial}`);
  };
  return { reader, pebble, names, served, servedAfter, issued: () => pebble.output().match(/Issued certificate serial/g)?.length ?? 0 };
}

/** The agency's zone, which nobody changes, and the small one for challenges, which takes updates; both at one server. */
async function twoZones(reader: Reader): Promise<NameServer> {
  const { shop, values } = reader;
  const own = writeZone(
    shop,
    'named/own.zone',
    'example.gov.tw',
    'www IN A 127.0.0.1',
    `_acme-challenge.www IN CNAME ${values.delegatedName}.`,
  );
  writeZone(shop, 'named/validation.zone', 'validation.example.gov.tw');
  mkdirSync(shop.path('etc/bind'), { recursive: true });
  await reader.run('dns-key');
  const started: NameServer[] = [];
  await reader.settings(['named'], ['dns-zone'], async (text) => {
    started.push(await startNameServer(shop, `zone "example.gov.tw" { type primary; file "${own}"; };\n${text('dns-zone')}`));
    return ['BIND 以這一段服務驗證用的區域'];
  });
  const [names] = started;
  assert.ok(names);
  reader.dnsPort = names.port;
  // dig asks this one without being told, as it would ask the agency's resolver.
  shop.write('.digrc', `@127.0.0.1 -p ${names.port}\n`);
  return names;
}

/** What a host needs to change the challenges' zone: the script, its settings and the key. */
export async function prepareDns(reader: Reader): Promise<void> {
  await reader.runAll('dns-settings', 'dns-hook');
  copyFileSync(reader.shop.path('etc/bind/acme.key'), reader.shop.path('etc/acme-dns/update.key'));
  await reader.run('dns-try');
}

/** The deploy script refuses what comes meanwhile: it is told of a host that the certificate does not name. */
export async function whileRefused({ shop }: Reader, work: () => Promise<void>): Promise<void> {
  const settings = shop.read('etc/kb-deploy/site.conf');
  shop.write('etc/kb-deploy/site.conf', settings.replace(/^host=.*$/m, 'host=other.example.gov.tw'));
  await work();
  shop.write('etc/kb-deploy/site.conf', settings);
}

/** Gives the client's files a key that is not the certificate's, as a copy that went wrong would, until the work is done. */
export async function withOtherKey(reader: Reader, key: string, work: () => Promise<void>): Promise<void> {
  assert.ok(existsSync(key), `沒有 ${key}`);
  const before = readFileSync(key);
  const made = await reader.shop.run('openssl', ['genpkey', '-algorithm', 'RSA', '-out', key]);
  assert.equal(made.code, 0, made.output);
  assert.notDeepEqual(readFileSync(key), before);
  await work();
}
