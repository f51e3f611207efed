import { HOST } from '../support/authority.ts';
import type { ProgramName } from '../support/find-program.ts';
import type { Workshop } from '../support/workshop.ts';
import type { Materials, Server } from './materials.ts';
import { pathOf, type Provocation } from './provocation.ts';

/** A server, what the client trusts and what else it is told. */
interface Visit {
  to: Server;
  /** The test authority's root if left out. */
  trusts?: string;
  options?: string[];
}

type Client = (visit: Required<Visit> & { port: number }, materials: Materials, shop: Workshop) => Promise<string>;

const table =
  (program: ProgramName, title: string, client: Client) =>
  (id: string, how: string, visit: Visit): Provocation => ({
    id,
    how: `${title}：${how}`,
    program,
    provoke: async (materials, shop) =>
      client({ trusts: 'root', options: [], ...visit, port: await materials.port(visit.to) }, materials, shop),
  });

const curl = table(
  'curl',
  'curl',
  async ({ port, trusts, options }, materials, shop) =>
    (
      await shop.run(pathOf('curl'), [
        '-sS',
        '--connect-to',
        `${HOST}:443:127.0.0.1:${port}`,
        '--cacert',
        materials.file(`${trusts}.pem`),
        ...options,
        `https://${HOST}/`,
      ])
    ).output,
);

const wget = table(
  'wget',
  'wget',
  async ({ port, trusts, options }, materials, shop) =>
    (
      await shop.run(pathOf('wget'), [
        '-O',
        '/dev/null',
        '--tries=1',
        '--timeout=60',
        `--ca-certificate=${materials.file(`${trusts}.pem`)}`,
        ...options,
        `https://localhost:${port}/`,
      ])
    ).output,
);

const git = table(
  'git',
  'git ls-remote',
  async ({ port, trusts }, materials, shop) =>
    (
      await shop.run(pathOf('git'), ['ls-remote', `https://localhost:${port}/x.git`], {
        env: { GIT_SSL_CAINFO: materials.file(`${trusts}.pem`), GIT_CONFIG_NOSYSTEM: '1' },
      })
    ).output,
);

/** The go command, itself a program in Go, asks the server as if it were a module proxy. */
const go = table('go', 'go list', async ({ port, trusts }, materials, shop) => {
  const env = {
    ...{ GOPROXY: `https://localhost:${port}`, GOSUMDB: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod', GOENV: 'off' },
    ...{ GOPATH: shop.path('go'), GOCACHE: shop.path('go-cache'), SSL_CERT_FILE: materials.file(`${trusts}.pem`) },
  };
  return (await shop.run(pathOf('go'), ['list', '-m', '-versions', 'example.gov.tw/app'], { env })).output;
});

/** `options` are lines of Python between the context and the connection. */
const python = table('python', 'Python ssl', async ({ port, trusts, options }, materials, shop) => {
  const lines = [
    'import socket, ssl',
    `context = ssl.create_default_context(cafile=${JSON.stringify(materials.file(`${trusts}.pem`))})`,
    ...options,
    `with socket.create_connection(("127.0.0.1", ${port})) as s:`,
    `    context.wrap_socket(s, server_hostname="${HOST}")`,
  ];
  return (await shop.run(pathOf('python'), ['-c', lines.join('\n')])).output;
});

const node = table('node', 'Node.js tls', async ({ port, trusts }, materials, shop) => {
  const options = JSON.stringify({ host: '127.0.0.1', port, servername: HOST });
  const script = `require('node:tls').connect({ ...${options}, ca: require('node:fs').readFileSync(process.argv[1]) }, () => process.exit())`;
  return (await shop.run(pathOf('node'), ['-e', script, materials.file(`${trusts}.pem`)])).output;
});

/** What Java's own client says of the usual host at that port; `options` are options of the virtual machine. */
export async function askWithJava(
  port: number,
  trusts: string,
  materials: Materials,
  shop: Workshop,
  options: readonly string[] = [],
): Promise<string> {
  const store = `${trusts}-trust.p12`;
  await materials.once(store, () =>
    materials.keytool('-importcert', '-noprompt', '-alias', 'root', '-file', `${trusts}.pem`, '-keystore', store, '-storepass', 'changeit'),
  );
  const hosts = shop.write('hosts', `127.0.0.1 ${HOST}\n`);
  const source = shop.write(
    'Client.java',
    `class Client {
  public static void main(String[] url) throws Exception {
    System.out.println(((javax.net.ssl.HttpsURLConnection) new java.net.URL(url[0]).openConnection()).getResponseCode());
  }
}
`,
  );
  const settings = {
    'jdk.net.hosts.file': hosts,
    'javax.net.ssl.trustStore': materials.file(store),
    'javax.net.ssl.trustStorePassword': 'changeit',
  };
  const args = [...Object.entries(settings).map(([name, value]) => `-D${name}=${value}`), '-XX:TieredStopAtLevel=1', ...options];
  return (await shop.run(pathOf('java'), [...args, source, `https://${HOST}:${port}/`])).output;
}
const java = table('java', 'Java HttpsURLConnection', ({ port, trusts, options }, materials, shop) =>
  askWithJava(port, trusts, materials, shop, options),
);

const good: Server = { certificate: 'leaf', chain: 'int.pem' };
const leafOnly: Server = { certificate: 'leaf' };
const withRoot: Server = { certificate: 'leaf', chain: 'caonly.pem' };
const expired: Server = { certificate: 'expired', chain: 'int.pem' };
const selfSigned: Server = { certificate: 'self' };
const otherName: Server = { certificate: 'other-name', chain: 'int.pem' };
const forClients: Server = { certificate: 'client', chain: 'int.pem' };
const onlyNew: Server = { certificate: 'leaf', chain: 'int.pem', options: ['-tls1_3'] };
const strict = ['context.verify_flags |= ssl.VERIFY_X509_STRICT'];

export const clients: Provocation[] = [
  curl('c01a', '伺服器沒送中繼憑證', { to: leafOnly }),
  curl('c01b', '憑證過期', { to: expired }),
  curl('c01c', '自簽憑證', { to: selfSigned }),
  curl('c01d', '只准用於用戶端驗證的憑證', { to: forClients }),
  curl('c01e', '伺服器連根憑證一起送，而信任的是別家', { to: withRoot, trusts: 'other' }),
  curl('c02', '憑證是別的主機的', { to: otherName }),
  curl('c03a', '連到沒有 TLS 的連接埠', { to: 'http' }),
  curl('c03b', '伺服器只收 TLS 1.3', { to: onlyNew, options: ['--tls-max', '1.2'] }),
  curl('c03c', '雙方沒有共同的加密套件', {
    to: { certificate: 'leaf', options: ['-tls1_2', '-cipher', 'ECDHE-RSA-AES256-GCM-SHA384'] },
    options: ['--tls-max', '1.2', '--ciphers', 'ECDHE-RSA-CHACHA20-POLY1305'],
  }),
  wget('c04a', '自簽憑證', { to: selfSigned }),
  wget('c04b', '伺服器沒送中繼憑證', { to: leafOnly }),
  wget('c04c', '憑證過期', { to: expired }),
  wget('c04d', '憑證是別的主機的', { to: otherName }),
  java('c05', '伺服器沒送中繼憑證', { to: leafOnly }),
  java('c06', '憑證過期', { to: expired }),
  java('c07', '憑證是別的主機的', { to: otherName }),
  java('c08', '憑證的金鑰用途不含數位簽章', {
    to: { certificate: 'agreement', chain: 'int.pem', options: ['-tls1_2', '-cipher', 'ALL:@SECLEVEL=0'] },
    options: ['-Djdk.tls.client.protocols=TLSv1.2'],
  }),
  java('c09', '連到沒有 TLS 的連接埠', { to: 'http' }),
  java('c10', '伺服器只收 TLS 1.3', { to: onlyNew, options: ['-Djdk.tls.client.protocols=TLSv1.2'] }),
  python('c12a', '伺服器沒送中繼憑證', { to: leafOnly }),
  python('c12b', '憑證過期', { to: expired }),
  python('c12c', '憑證是別的主機的', { to: otherName }),
  python('c12d', '自簽憑證', { to: selfSigned }),
  python('c12e', '根憑證沒有主體金鑰識別碼，開啟 3.13 起預設的嚴格模式', {
    to: { certificate: 'noski-leaf' },
    trusts: 'noski',
    options: strict,
  }),
  python('c12f', '根憑證的基本限制不是關鍵欄位，開啟 3.13 起預設的嚴格模式', {
    to: { certificate: 'old-leaf' },
    trusts: 'old-root',
    options: strict,
  }),
  python('c12g', '連到沒有 TLS 的連接埠', { to: 'http' }),
  python('c12h', '伺服器只收 TLS 1.3', { to: onlyNew, options: ['context.maximum_version = ssl.TLSVersion.TLSv1_2'] }),
  python('c12i', '伺服器連根憑證一起送，而信任的是別家', { to: withRoot, trusts: 'other' }),
  node('c13a', '伺服器沒送中繼憑證', { to: leafOnly }),
  node('c13b', '信任的是別家的根憑證', { to: good, trusts: 'other' }),
  node('c13c', '憑證過期', { to: expired }),
  node('c13d', '憑證是別的主機的', { to: otherName }),
  node('c13e', '自簽憑證', { to: selfSigned }),
  node('c13f', '伺服器連根憑證一起送，而信任的是別家', { to: withRoot, trusts: 'other' }),
  node('c13g', '只准用於用戶端驗證的憑證', { to: forClients }),
  node('c13h', '連到沒有 TLS 的連接埠', { to: 'http' }),
  git('c16', '伺服器沒送中繼憑證', { to: leafOnly }),
  go('c17a', '伺服器沒送中繼憑證', { to: leafOnly }),
  curl('c19', '那個連接埠沒有程式在聽', { to: 'nothing' }),
];
