import assert from 'node:assert/strict';
import { realpathSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { kb } from '../cli/terminal.ts';
import { applications, clientSites, debianList, executable, makeJar, publish, urlOf, type ClientSites } from './scenes/client-sites.ts';
import { provokeAll, type Failure } from './scenes/failure.ts';
import { pathOf } from './support/checks.ts';
import { findProgram, type AnyProgram } from './support/find-program.ts';
import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';
import type { Ran, Workshop } from './support/workshop.ts';

const GUIDE = 'guides/chain/client-does-not-trust';

/** The reader of the guide in front of the sites, with the root's fingerprint compared and the joined list made. */
async function begin(shop: Workshop): Promise<{ reader: Reader; sites: ClientSites }> {
  const reader = new Reader(shop);
  const sites = await clientSites(reader);
  await reader.runAll('client-root', 'client-bundle');
  return { reader, sites };
}

const sh = (reader: Reader, script: string, env: Record<string, string> = {}): Promise<Ran> =>
  reader.shop.shell(script, { cwd: reader.folder, env: { ...reader.env, ...env } });

/** What a program says when it refuses; that it goes through is a failure of the test. */
const refusal = async (reader: Reader, script: string): Promise<string> => {
  const ran = await sh(reader, script);
  assert.notEqual(ran.code, 0, `不該成功：${script}`);
  return ran.output;
};

/** A message of the guide, by the catalogue's entry, from a command that is to be refused. */
const failure = (reader: Reader, name: string, id: string, quotes: string, script: () => string | Promise<string>): Failure => ({
  name,
  guide: GUIDE,
  quotes,
  id,
  provoke: async () => refusal(reader, await script()),
});

/** The causes that `kb diagnose` names for a text, best first. */
async function causesOf(reader: Reader, output: string): Promise<string[]> {
  const { out } = await kb(['diagnose', '--json', reader.shop.write('output.txt', output)]);
  return (JSON.parse(out) as { causes: { cause: string }[] }).causes.map(({ cause }) => cause);
}

/** An untrusted root and a missing intermediate look alike to most programs: both have to be named, the first of them first. */
async function namesTrust(reader: Reader, output: string, first = 'issuer-untrusted'): Promise<void> {
  const causes = await causesOf(reader, output);
  assert.equal(causes[0], first, output);
  assert.ok(causes.includes('missing-intermediate'), `${causes.join('、')}\n${output}`);
}

const needs = (...programs: AnyProgram[]): AnyProgram[] => ['nginx', 'openssl', ...programs];

serverTest(
  '用戶端不信任：curl、wget、git 與作業系統的清單，加了根憑證才接受，少送中繼的仍然拒絕',
  needs('curl', 'wget', 'git', 'update-ca-certificates'),
  async (shop, context) => {
    const { reader, sites } = await begin(shop);
    await publish(reader);
    const visits = {
      curl: (port: number, options = '') => `curl -sS ${options} ${urlOf(port)}`,
      wget: (port: number, options = '') => `wget --tries=1 ${options} -O /dev/null ${urlOf(port)}`,
      git: (port: number, options = '') => `git ${options} ls-remote ${urlOf(port)}repo.git`,
    };
    await provokeAll(context, reader, [
      failure(reader, 'git', 'c16', 'server certificate verification failed', () => visits.git(sites.internal)),
    ]);
    for (const visit of Object.values(visits)) await namesTrust(reader, await refusal(reader, visit(sites.internal)));
    await reader.runAll('client-curl', 'client-wget', 'client-git');
    await debianList(reader);
    await reader.runAll('client-debian', 'client-debian-undo');

    const trusting = { curl: '--cacert root.pem', wget: '--ca-certificate=root.pem', git: '-c http.sslCAInfo=root.pem' };
    for (const name of ['curl', 'wget', 'git'] as const)
      await namesTrust(reader, await refusal(reader, visits[name](sites.incomplete, trusting[name])));
    // With the agency's root alone everybody else's sites are lost; with the joined list both go.
    await refusal(reader, visits.curl(sites.other, '--cacert root.pem'));
    for (const port of [sites.internal, sites.other]) assert.equal((await sh(reader, visits.curl(port, '--cacert trust.pem'))).code, 0);

    await sh(reader, 'openssl x509 -in root.pem -outform DER -out root.cer');
    for (const file of ['none.pem', 'root.cer']) {
      assert.match(await refusal(reader, visits.curl(sites.internal, `--cacert ${file}`)), /curl: \(77\)/);
      const said = await refusal(reader, visits.wget(sites.internal, `--ca-certificate=${file}`));
      assert.match(said, /Failed to open cert/);
      assert.ok(['file-not-found', 'wrong-file-format'].includes((await causesOf(reader, said))[0] ?? ''), said);
    }
    const overridden = await sh(reader, visits.git(sites.internal), {
      GIT_SSL_CAINFO: reader.path('../etc/ssl/certs/ca-certificates.crt'),
    });
    assert.notEqual(overridden.code, 0, 'GIT_SSL_CAINFO 應該蓋過設定');
    reader.env.SSL_CERT_FILE = reader.path('trust.pem');
    await reader.run('client-env');
  },
);

serverTest('用戶端不信任：Java 用加了根憑證的複本才接受，除錯輸出說出真正讀的是哪一份', needs('java', 'keytool'), async (shop, context) => {
  const { reader, sites } = await begin(shop);
  const java = realpathSync(findProgram('java')?.path ?? '');
  reader.env.JAVA_HOME = dirname(dirname(java));
  reader.env.PATH = `${dirname(java)}:${reader.env.PATH}`;
  await makeJar(reader, java);
  const application = (port: number): void => writeFileSync(reader.path('url.txt'), urlOf(port));
  application(sites.internal);
  const run = (...options: string[]): string => ['java', ...options, '-jar app.jar'].join(' ');
  const store = (name: string): string => `-Djavax.net.ssl.trustStore=${name}`;
  const password = '-Djavax.net.ssl.trustStorePassword=changeit';
  const debug = '-Djavax.net.debug=ssl:trustmanager';

  await provokeAll(context, reader, [failure(reader, 'Java', 'c05', 'PKIX path building failed', () => run())]);
  const plain = await refusal(reader, run(debug));
  assert.match(plain, /Inaccessible trust store: .*jssecacerts\n(?:.*\n)*?.*trustStore is: .*cacerts\n/);
  // A file that hardly anybody has is no fault.
  await namesTrust(reader, plain);

  await reader.runAll('client-java-store', 'client-java', 'client-java-debug');

  const misspelt = await refusal(
    reader,
    `${run(store('app-cacert'), password, debug)} 2>&1 | grep -E 'trustStore is|Inaccessible' && false`,
  );
  assert.match(misspelt, /Inaccessible trust store: app-cacert\n.*trustStore is: .*\/cacerts$/m);
  assert.equal((await causesOf(reader, misspelt))[0], 'trust-store-broken');
  const closed = await sh(reader, `keytool -importcert -noprompt -alias root -file root.pem -keystore own.p12 -storepass changeit`);
  assert.equal(closed.code, 0, closed.output);
  const without = await refusal(reader, run(store('own.p12')));
  assert.match(without, /the trustAnchors parameter must be non-empty/);
  assert.equal((await causesOf(reader, without))[0], 'trust-store-broken');

  application(sites.incomplete);
  await namesTrust(reader, await refusal(reader, run(store('app-cacerts'), password)));
});

serverTest('用戶端不信任：Node.js 加上變數或系統的清單才接受', needs('node'), async (shop, context) => {
  const { reader, sites } = await begin(shop);
  writeFileSync(reader.path('app.js'), applications.node(urlOf(sites.internal)));
  await provokeAll(context, reader, [
    failure(reader, 'Node.js', 'c13b', 'unable to get local issuer certificate', () => 'node app.js'),
    failure(reader, '檔案不存在', 'c13b', 'Ignoring extra certs from', () => 'NODE_EXTRA_CA_CERTS=none.pem node app.js'),
  ]);
  await namesTrust(reader, await refusal(reader, 'node app.js'));
  await reader.runAll('client-node', 'client-node-version');
  await sh(reader, 'openssl x509 -in root.pem -outform DER -out root.cer');
  assert.doesNotMatch(await refusal(reader, 'NODE_EXTRA_CA_CERTS=root.cer node app.js'), /Ignoring|Warning/);
  reader.env.SSL_CERT_FILE = reader.path('trust.pem');
  await reader.run('client-node-system');

  writeFileSync(reader.path('app.js'), applications.node(urlOf(sites.incomplete)));
  const said = await refusal(reader, 'NODE_EXTRA_CA_CERTS=root.pem node app.js');
  assert.match(
    said,
    /unable to verify the first certificate; if the root CA is installed locally, try running Node\.js with --use-system-ca/,
  );
  await namesTrust(reader, said, 'missing-intermediate');
});

serverTest('用戶端不信任：Python 的標準模組看 SSL_CERT_FILE', needs('python'), async (shop, context) => {
  const { reader, sites } = await begin(shop);
  const application = (port: number): void => writeFileSync(reader.path('app.py'), applications.urllib(urlOf(port)));
  application(sites.internal);
  await provokeAll(context, reader, [failure(reader, 'Python', 'c12a', 'CERTIFICATE_VERIFY_FAILED', () => 'python3 app.py')]);
  await namesTrust(reader, await refusal(reader, 'python3 app.py'));
  await reader.runAll('client-python-paths', 'client-python');
  await refusal(reader, 'REQUESTS_CA_BUNDLE=trust.pem python3 app.py');
  await reader.settings(['python'], ['client-python-context'], async (text) => {
    writeFileSync(reader.path('context.py'), text('client-python-context'));
    const ran = await sh(reader, 'python3 context.py');
    assert.equal(ran.stdout, '200\n', ran.output);
    return ['以系統的清單加上根憑證取得網頁'];
  });
  application(sites.incomplete);
  await namesTrust(reader, await refusal(reader, 'SSL_CERT_FILE=trust.pem python3 app.py'));
});

serverTest('用戶端不信任：requests 看 REQUESTS_CA_BUNDLE，不看 SSL_CERT_FILE', needs('python', 'requests'), async (shop, context) => {
  const { reader, sites } = await begin(shop);
  const application = (port: number): void => writeFileSync(reader.path('app.py'), applications.requests(urlOf(port)));
  application(sites.internal);
  await provokeAll(context, reader, [failure(reader, 'requests', 'c12a', 'CERTIFICATE_VERIFY_FAILED', () => 'python3 app.py')]);
  await refusal(reader, 'SSL_CERT_FILE=trust.pem python3 app.py');
  await reader.run('client-requests');
  application(sites.other);
  await refusal(reader, `REQUESTS_CA_BUNDLE=${pathOf(reader, 'rootFile')} python3 app.py`);
  assert.equal((await sh(reader, 'REQUESTS_CA_BUNDLE=trust.pem python3 app.py')).code, 0);
});

serverTest('用戶端不信任：Go 寫的程式看 SSL_CERT_FILE', needs('go', 'git'), async (shop, context) => {
  const { reader, sites } = await begin(shop);
  await publish(reader);
  // The go command is itself a program in Go that asks a server: nothing has to be compiled.
  const application = (port: number): void => {
    const settings = {
      ...{ GOPROXY: urlOf(port).slice(0, -1), GOSUMDB: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod' },
      ...{ GOPATH: shop.path('go'), GOCACHE: shop.path('go-cache'), GOENV: 'off' },
    };
    const words = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
    executable(reader, 'app', `${words.join(' ')} exec go list -m -versions example.gov.tw/app`);
  };
  application(sites.internal);
  await provokeAll(context, reader, [failure(reader, 'Go', 'c17a', 'x509: certificate signed by unknown authority', () => './app')]);
  await namesTrust(reader, await refusal(reader, './app'));
  await refusal(reader, 'SSL_CERT_FILE=none.pem ./app');
  await reader.run('client-go');
  application(sites.incomplete);
  await namesTrust(reader, await refusal(reader, 'SSL_CERT_FILE=trust.pem ./app'));
});
