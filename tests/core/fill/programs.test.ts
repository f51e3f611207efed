import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { seed, some } from '../../support/fuzz.ts';
import { fillBlock, fillOne } from './block.ts';
import { hostile } from './hostile.ts';

const folder = mkdtempSync(join(tmpdir(), 'fill-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const env = { PATH: `${process.env.PATH}:/usr/sbin`, LC_ALL: 'C.UTF-8', HOME: folder };
const run = (command: string, ...args: string[]) => spawnSync(command, args, { encoding: 'utf8', cwd: folder, env });
const has = (command: string, ...args: string[]): boolean => run(command, ...args).error === undefined;

// Names fit the upper bound; what OpenSSL's own checks refuse (empty) is not among them.
const names = [
  ...hostile,
  `a, b+c=d; <e> "f" #g \\`,
  `#1`,
  `/O=evil/CN=evil`,
  `$ENV::PATH`,
  `\${ENV::PATH}`,
  `@section`,
  `a\\nb`,
  `a\\`,
  'DNS:x,CN=y',
].map((name) => name.trim());

/** What means something to one of the programs, each time, and a part of the rest. */
const chosen = (values: string[], usual: number): string[] => {
  const telling = (value: string): boolean => /[\\$#"'`;{}]/.test(value);
  return [
    ...values.filter(telling),
    ...some(
      values.filter((value) => !telling(value)),
      usual,
    ),
  ];
};

function needs(t: TestContext, command: string, ...args: string[]): boolean {
  if (has(command, ...args)) return true;
  t.skip(`這台機器沒有 ${command}`);
  return false;
}

test('openssl req -config：設定檔裡敵意的機關名稱原樣進了請求檔', (t) => {
  if (!needs(t, 'openssl', 'version')) return;
  run('openssl', 'genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', 'key.pem');
  t.diagnostic(`種子 ${seed}`);
  let requests = 0;
  for (const quoted of ['{{o}}', '"{{o}}"', `'{{o}}'`]) {
    for (const name of chosen(names, 10)) {
      if (quoted !== '{{o}}' && !/[\\$#"'`]/.test(name)) continue;
      requests++;
      const source = `[req]\nprompt = no\nutf8 = yes\nstring_mask = utf8only\ndistinguished_name = dn\n[dn]\nC = TW\nO = ${quoted}\nCN = {{d}}\n`;
      const filled = fillBlock('ini', source, { o: 'dn', d: 'domain' }, { o: name, d: 'www.example.gov.tw' });
      assert.ok('text' in filled, name);
      writeFileSync(join(folder, 'san.cnf'), filled.text);
      const made = run('openssl', 'req', '-new', '-key', 'key.pem', '-config', 'san.cnf', '-out', 'a.csr');
      assert.equal(made.status, 0, `${name}\n${filled.text}\n${made.stderr}`);
      assert.equal(plainName('a.csr', 3), name);
    }
  }
  assert.ok(requests > 60);
  t.diagnostic(`${requests} 個請求檔`);
});

/** The value of O as stored, read from the request's own bytes: what `-subject` shows has escapes of its own. */
function plainName(request: string, attributes: number): string {
  const shown = run('openssl', 'asn1parse', '-in', request);
  const lines = shown.stdout.split('\n');
  const at = lines.findIndex((line) => line.includes(':organizationName'));
  const [, offset, header, length] = /^\s*(\d+):d=\d+\s+hl=(\d+)\s+l=\s*(\d+)/.exec(lines[at + 1] ?? '') ?? [];
  assert.equal(lines.filter((line) => /:(countryName|organizationName|commonName|localityName)/.test(line)).length, attributes);
  const der = Buffer.from(readFileSync(join(folder, request), 'utf8').replace(/-----.*-----|\s/g, ''), 'base64');
  const start = Number(offset) + Number(header);
  return der.subarray(start, start + Number(length)).toString('utf8');
}

test('openssl req -subj：經過 sh 之後，敵意的機關名稱原樣進了請求檔', (t) => {
  if (!needs(t, 'openssl', 'version')) return;
  run('openssl', 'genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', 'key.pem');
  const tried = chosen(names, 10);
  t.diagnostic(`${tried.length} 個請求檔，種子 ${seed}`);
  assert.ok(tried.length > 20);
  for (const name of tried) {
    const filled = fillOne('sh', 'openssl req -new -key key.pem -utf8 -out b.csr -subj /C=TW/O={{}}/CN=www.example.gov.tw', 'dn', name);
    assert.ok('text' in filled, name);
    const made = run('sh', '-c', filled.text);
    assert.equal(made.status, 0, `${filled.text}\n${made.stderr}`);
    assert.equal(plainName('b.csr', 3), name);
  }
});

test('keytool -dname：經過 sh 之後，敵意的機關名稱原樣進了憑證', (t) => {
  if (!needs(t, 'keytool', '-help')) return;
  // A Java start takes seconds: few names that hold every character with a meaning in RFC 4514, RFC 1779 or a shell.
  const few = [
    `a, b+c=d; <e> "f" #g \\`,
    '#1',
    `it's $(id) \`x\` "$HOME"`,
    '行政院測試機關',
    'CN=a,CN=b',
    'a\\,b\\\\',
    '/O=evil/CN=evil; 100%!',
  ];
  for (const [index, name] of few.entries()) {
    const filled = fillBlock(
      'sh',
      'keytool -genkeypair -alias {{a}} -keyalg EC -groupname secp256r1 -validity 30 -dname CN={{d}},O={{o}},L=x,C=TW -keystore {{k}} -storetype PKCS12 -storepass change-me\nopenssl pkcs12 -in {{k}} -nokeys -passin pass:change-me | openssl x509 -out c.pem',
      { a: 'alias', d: 'domain', o: 'dn', k: 'path' },
      { a: `別名 ${index}`, d: 'www.example.gov.tw', o: name, k: `store ${index}'.p12` },
    );
    assert.ok('text' in filled, name);
    const made = run('sh', '-c', filled.text);
    assert.equal(made.status, 0, `${filled.text}\n${made.stdout}${made.stderr}`);
    // Subject and issuer of a self-signed certificate: four attributes each.
    assert.equal(plainName('c.pem', 8), name, filled.text);
  }
  t.diagnostic(`${few.length} 張憑證`);
});

// Directory names that the host can have; a slash would be another directory.
const paths = [...hostile, 'a"b;c{d}e', 'x # y', 'a\'b"c\\d'].map((name) => name.trim()).filter((name) => !name.includes('/'));

test('nginx -t：讀得到敵意檔名的憑證', (t) => {
  if (!needs(t, 'nginx', '-v')) return;
  t.diagnostic(`種子 ${seed}`);
  let tried = 0;
  const files = join(folder, 'nginx');
  mkdirSync(files);
  selfSigned();
  for (const name of chosen(paths, 10)) {
    const path = join(files, name);
    const filled = fillOne('nginx', 'ssl_certificate {{}};\nssl_certificate_key "{{}}";', 'path', path);
    if ('refused' in filled) {
      assert.equal(filled.refused, 'variable');
      continue;
    }
    writeFileSync(path, readFileSync(join(folder, 'pair.pem')));
    writeFileSync(
      join(folder, 'nginx.conf'),
      `pid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp { access_log off; server { listen 127.0.0.1:1 ssl;\n${filled.text}\n} }\n`,
    );
    const tested = run('nginx', '-t', '-q', '-c', join(folder, 'nginx.conf'), '-p', folder);
    // Another user's log directory may not be writable; the configuration is judged by its own words.
    assert.ok(tested.status === 0 || !/\[emerg\]/.test(tested.stderr), `${filled.text}\n${tested.stderr}`);
    tried++;
  }
  assert.ok(tried > 15);
  t.diagnostic(`${tried} 個檔名`);
});

test('apache2 -t：讀得到敵意檔名的憑證', (t) => {
  const modules = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/etc/httpd/modules'].find((path) =>
    existsSync(join(path, 'mod_ssl.so')),
  );
  if (modules === undefined || !needs(t, 'apache2', '-v')) {
    if (modules === undefined) t.skip('這台機器沒有 mod_ssl');
    return;
  }
  t.diagnostic(`種子 ${seed}`);
  let tried = 0;
  const files = join(folder, 'apache');
  mkdirSync(files);
  selfSigned();
  const load = ['mpm_event', 'authz_core', 'socache_shmcb', 'ssl']
    .map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`)
    .join('\n');
  for (const name of chosen(paths, 10)) {
    const path = join(files, name);
    const filled = fillOne('apache', '  SSLCertificateFile {{}}\n  SSLCertificateKeyFile "{{}}"', 'path', path);
    if ('refused' in filled) {
      assert.equal(filled.refused, 'variable');
      continue;
    }
    writeFileSync(path, readFileSync(join(folder, 'pair.pem')));
    writeFileSync(
      join(folder, 'httpd.conf'),
      `ServerRoot "${folder}"\nServerName x\nPidFile ${folder}/pid\nErrorLog /dev/stderr\n${load}\nListen 127.0.0.1:1\n<VirtualHost *:1>\n  SSLEngine on\n${filled.text}\n</VirtualHost>\n`,
    );
    const tested = run('apache2', '-t', '-f', join(folder, 'httpd.conf'));
    assert.equal(tested.status, 0, `${filled.text}\n${tested.stderr}`);
    tried++;
  }
  assert.ok(tried > 15);
  t.diagnostic(`${tried} 個檔名`);
});

function selfSigned(): void {
  if (existsSync(join(folder, 'pair.pem'))) return;
  run(
    'openssl',
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    'k.pem',
    '-out',
    'c2.pem',
    '-subj',
    '/CN=x',
    '-days',
    '30',
  );
  writeFileSync(join(folder, 'pair.pem'), readFileSync(join(folder, 'c2.pem'), 'utf8') + readFileSync(join(folder, 'k.pem'), 'utf8'));
}
