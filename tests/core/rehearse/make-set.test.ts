import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { byFile } from '../../../src/content/content-folder.ts';
import { judgingContext } from '../../../src/content/judging-context.ts';
import { subtleInJavaScript } from '../../../src/core/crypto/issue-in-javascript.ts';
import { inspectInput } from '../../../src/core/inspect/inspect-input.ts';
import { hostToAsk, nameText, readNames } from '../../../src/core/rehearse/asked-names.ts';
import { admitRequest } from '../../../src/core/rehearse/admit-request.ts';
import { FAULTS, type Fault } from '../../../src/core/rehearse/fault.ts';
import type { HostName } from '../../../src/core/rehearse/issuer.ts';
import { makeSet, type RehearsalSet, type RehearsalWish } from '../../../src/core/rehearse/make-set.ts';
import { PRACTICE_MARK } from '../../../src/core/rehearse/practice.ts';
import { setFiles } from '../../../src/core/rehearse/set-files.ts';
import { SHAPES, type Shape } from '../../../src/core/rehearse/shape.ts';
import { createIssuer, type IssuingCrypto } from '../../../src/peculiar/issuer.ts';

const now = new Date('2026-11-28T04:00:00Z');
const words = byFile('messages');
const names = readNames('www.example.gov.tw, *.app.example.gov.tw 192.0.2.10').names;
const folder = mkdtempSync(join(tmpdir(), 'kb-set-'));
after(() => rmSync(folder, { recursive: true }));

/** Keys of a request; only the public one leaves. */
async function requestKey(type: 'RSA' | 'EC'): Promise<Pick<RehearsalWish, 'spki' | 'keyType'>> {
  const algorithm =
    type === 'RSA'
      ? { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await globalThis.crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  return { spki: new Uint8Array(await globalThis.crypto.subtle.exportKey('spki', pair.publicKey)), keyType: type };
}

interface Wanted {
  asked?: readonly HostName[];
  shape?: Shape;
  fault?: Fault | null;
  type?: 'RSA' | 'EC';
  authorityKey?: RehearsalWish['authorityKey'];
  crypto?: IssuingCrypto;
}

async function made({
  asked = names,
  shape = 'twca',
  fault = null,
  type = 'RSA',
  authorityKey = 'ec-p256',
  crypto = globalThis.crypto.subtle,
}: Wanted = {}): Promise<RehearsalSet & { spki: Uint8Array }> {
  const key = await requestKey(type);
  const random = (length: number): Uint8Array => globalThis.crypto.getRandomValues(new Uint8Array(length));
  const set = await makeSet({ ...key, names: asked, shape, authorityKey, fault, now }, { issuer: createIssuer(crypto), random, words });
  return { ...set, spki: key.spki };
}

/** Writes the set's files and answers where they are. */
function written(set: RehearsalSet): (name: string) => string {
  const own = mkdtempSync(join(folder, 'set-'));
  for (const { name, bytes } of setFiles(set)) writeFileSync(join(own, name), bytes);
  return (name) => join(own, name);
}

/** `openssl verify` with its own store, at the day of the set. */
function verify(at: (name: string) => string, root: string, untrusted: string, ...rest: string[]): { ok: boolean; said: string } {
  const moment = String(Math.floor(now.getTime() / 1000));
  const run = spawnSync(
    'openssl',
    // prettier-ignore
    ['verify', '-attime', moment, '-x509_strict', '-purpose', 'sslserver', '-no-CAfile', '-no-CApath', '-no-CAstore',
     '-CAfile', at(root), '-untrusted', at(untrusted), ...rest],
    { encoding: 'utf8' },
  );
  return { ok: run.status === 0, said: `${run.stdout}${run.stderr}` };
}

const combinations = SHAPES.flatMap((shape) =>
  (['RSA', 'EC'] as const).flatMap((type) => (['ec-p256', 'rsa-2048'] as const).map((authorityKey) => ({ shape, type, authorityKey }))),
);

for (const each of combinations) {
  test(`${each.shape} 的形狀，${each.type} 請求，${each.authorityKey} 簽發：OpenSSL 接受每一個名稱，拒絕別的名稱`, async () => {
    const at = written(await made(each));
    for (const name of ['www.example.gov.tw', 'a.app.example.gov.tw']) {
      assert.deepEqual(verify(at, 'root.pem', 'chain.pem', '-verify_hostname', name, at('server.crt')).said, `${at('server.crt')}: OK\n`);
    }
    assert.ok(verify(at, 'root.pem', 'chain.pem', '-verify_ip', '192.0.2.10', at('server.crt')).ok);
    const other = verify(at, 'root.pem', 'chain.pem', '-verify_hostname', 'mail.example.gov.tw', at('server.crt'));
    assert.match(other.said, /hostname mismatch/);
    if (each.shape === 'simple') return;
    assert.ok(verify(at, 'root-same-name.crt', 'intermediate.crt', at('server.crt')).ok, 'the root of the same name leads there too');
    assert.ok(!verify(at, 'root.pem', 'intermediate.crt', at('server.crt')).ok, 'without the cross certificate the root is not reached');
  });
}

test('沒有 crypto.subtle 時，用 JavaScript 簽發的一樣被接受；金鑰讀不出來', async () => {
  for (const authorityKey of ['ec-p256', 'rsa-2048'] as const) {
    const at = written(await made({ authorityKey, crypto: subtleInJavaScript }));
    assert.ok(verify(at, 'root.pem', 'chain.pem', '-verify_hostname', 'www.example.gov.tw', at('server.crt')).ok);
  }
  const { publicKey, privateKey } = await subtleInJavaScript.generateKey({ name: 'ECDSA' });
  assert.deepEqual(Object.keys(privateKey).sort(), ['algorithm', 'extractable', 'type', 'usages']);
  await assert.rejects(subtleInJavaScript.exportKey('spki', privateKey));
  await assert.rejects(subtleInJavaScript.sign(null, publicKey, new Uint8Array(1)));
});

test('演練的憑證機構就算簽了別的名稱，名稱限制也讓它不成立', async () => {
  const issuer = createIssuer(globalThis.crypto.subtle);
  for (const [typed, other] of [
    ['www.example.gov.tw', 'www.example.com'],
    ['www.example.gov.tw', 'example.gov.tw'],
    ['www.example.gov.tw', '192.0.2.10'],
    ['www.example.gov.tw', '2001:db8::1'],
    ['192.0.2.10', '192.0.2.11'],
    ['192.0.2.10', 'www.example.gov.tw'],
    ['2001:db8::1', '192.0.2.10'],
  ] as const) {
    const key = await requestKey('EC');
    const swap: typeof issuer = {
      makeKeys: issuer.makeKeys,
      issue: (wish) =>
        issuer.issue(
          wish.extensions.authority === null ? { ...wish, extensions: { ...wish.extensions, names: readNames(other).names } } : wish,
        ),
    };
    const random = (length: number): Uint8Array => globalThis.crypto.getRandomValues(new Uint8Array(length));
    const set = await makeSet(
      { ...key, names: readNames(typed).names, shape: 'simple', authorityKey: 'ec-p256', fault: null, now },
      { issuer: swap, random, words },
    );
    const at = written(set);
    const result = verify(at, 'root.pem', 'chain.pem', at('server.crt'));
    assert.ok(!result.ok, `${typed} → ${other}`);
    assert.match(result.said, /permitted subtree violation|excluded subtree violation/);
  }
});

test('另一套程式（Node）讀出同樣的內容：金鑰、名稱、效期、序號、用途', async () => {
  for (const shape of SHAPES) {
    const set = await made({ shape });
    const server = new X509Certificate(set.server);
    assert.deepEqual(new Uint8Array(server.publicKey.export({ type: 'spki', format: 'der' })), set.spki);
    assert.equal(server.subjectAltName, 'DNS:www.example.gov.tw, DNS:*.app.example.gov.tw, IP Address:192.0.2.10');
    assert.equal(server.ca, false);
    assert.deepEqual(server.keyUsage, ['1.3.6.1.5.5.7.3.1']);
    assert.equal(server.validToDate.getTime() - server.validFromDate.getTime() + 1000, 7 * 86_400_000);
    assert.ok(server.validFromDate < now && server.validToDate > now);
    assert.ok(server.checkIssued(new X509Certificate(set.intermediate ?? '')));
    assert.ok(server.verify(new X509Certificate(set.intermediate ?? '').publicKey));
    const all = [set.server, set.intermediate, set.cross, set.root, set.sameNameRoot].flatMap((der) =>
      der ? [new X509Certificate(der)] : [],
    );
    assert.equal(new Set(all.map(({ serialNumber }) => serialNumber)).size, all.length);
    for (const { serialNumber, issuer, subject } of all) {
      assert.equal(serialNumber.length, 32);
      for (const name of [issuer, subject]) assert.match(name, new RegExp(`演練用，不可上線 ${PRACTICE_MARK}`));
    }
    if (set.cross && set.sameNameRoot) {
      const [cross, root] = [new X509Certificate(set.cross), new X509Certificate(set.sameNameRoot)];
      assert.equal(cross.subject, root.subject);
      assert.deepEqual(cross.publicKey.export({ type: 'spki', format: 'der' }), root.publicKey.export({ type: 'spki', format: 'der' }));
      assert.notEqual(cross.issuer, root.issuer);
    }
  }
});

const EXPECTED_FILES = ['server.cer', 'server.crt', 'intermediate.crt', 'chain.pem', 'fullchain.pem', 'root.pem', 'chain.p7b'];

test('交付的檔案：名稱、格式，與完整的串鍊', async () => {
  const set = await made();
  const files = new Map(setFiles(set).map(({ name, bytes }) => [name, bytes]));
  assert.deepEqual(new Set(files.keys()), new Set([...EXPECTED_FILES, 'cross.crt', 'root-same-name.crt']));
  assert.deepEqual(new Set(setFiles(await made({ shape: 'simple' })).map(({ name }) => name)), new Set(EXPECTED_FILES));
  assert.deepEqual(files.get('server.cer'), set.server);
  const text = (name: string): string => new TextDecoder().decode(files.get(name));
  assert.equal(text('fullchain.pem'), text('server.crt') + text('chain.pem'));
  assert.equal(text('chain.pem'), text('intermediate.crt') + text('cross.crt'));
  for (const bytes of files.values()) assert.ok(!new TextDecoder('latin1').decode(bytes).includes('PRIVATE'));
  const at = written(set);
  const printed = spawnSync('openssl', ['pkcs7', '-inform', 'der', '-in', at('chain.p7b'), '-print_certs', '-noout'], { encoding: 'utf8' });
  assert.equal(printed.stdout.match(/^subject=/gm)?.length, 3);
});

/** What the fault does, as OpenSSL sees it. */
const SEEN: Readonly<Record<Fault, (at: (name: string) => string, set: RehearsalSet & { spki: Uint8Array }) => void>> = {
  'other-key': (at, set) => {
    const { publicKey } = new X509Certificate(set.server);
    // The request's is RSA: a certificate for another kind of key would stand beside it in nginx without a word.
    assert.equal(publicKey.asymmetricKeyType, 'rsa');
    assert.notDeepEqual(new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })), set.spki);
    assert.ok(verify(at, 'root.pem', 'chain.pem', at('server.crt')).ok);
  },
  'missing-intermediate': (at) => {
    assert.match(verify(at, 'root.pem', 'chain.pem', at('server.crt')).said, /unable to get local issuer certificate/);
  },
  'wrong-order': (at) => {
    const [first] = spawnSync('openssl', ['storeutl', '-noout', '-text', '-certs', at('fullchain.pem')], { encoding: 'utf8' })
      .stdout.split('Subject:')
      .slice(1);
    assert.match(first ?? '', /PRACTICE CYBER Root CA/);
    assert.ok(verify(at, 'root.pem', 'chain.pem', at('server.crt')).ok);
  },
  'wrong-generation': (at, set) => {
    assert.match(
      verify(at, 'root.pem', 'chain.pem', at('server.crt')).said,
      /unable to get local issuer certificate|authority and subject key identifier mismatch|signature failure/,
    );
    assert.equal(new X509Certificate(set.intermediate ?? '').subject, new X509Certificate(set.server).issuer);
  },
  expired: (at, set) => {
    assert.match(verify(at, 'root.pem', 'chain.pem', at('server.crt')).said, /certificate has expired/);
    const before = String(Math.floor(set.notBefore.getTime() / 1000) + 3600);
    assert.ok(verify(at, 'root.pem', 'chain.pem', '-attime', before, at('server.crt')).ok, 'nothing else is wrong');
  },
  'der-as-pem': (at) => {
    assert.notEqual(spawnSync('openssl', ['x509', '-inform', 'pem', '-in', at('server.crt'), '-noout']).status, 0);
    assert.equal(spawnSync('openssl', ['x509', '-inform', 'der', '-in', at('server.crt'), '-noout']).status, 0);
  },
  'no-san': (_at, set) => {
    assert.equal(new X509Certificate(set.server).subjectAltName, undefined);
  },
};

for (const fault of FAULTS) {
  test(`故意的錯「${fault}」真的在檔案裡，而且只錯這一處`, async () => {
    const set = await made({ fault });
    const at = written(set);
    SEEN[fault](at, set);
    assert.ok(setFiles(set).every(({ bytes }) => bytes.length > 0));
  });
}

test('自己的規則對演練憑證只說它是演練用的，對編碼與欄位沒有話說', async () => {
  const context = judgingContext(now, 'public-web');
  const asked = readNames('www.example.gov.tw *.app.example.gov.tw').names;
  for (const shape of SHAPES) {
    const set = await made({ shape, asked });
    for (const der of [set.server, set.intermediate, set.cross, set.root, set.sameNameRoot]) {
      if (der === null) continue;
      const { objects, problems } = await inspectInput(der, context);
      assert.deepEqual(problems, []);
      assert.equal(objects.length, 1);
      const rules = objects.flatMap(({ findings }) => findings.map(({ rule }) => rule));
      assert.deepEqual(rules, ['practice-certificate']);
    }
  }
});

test('名稱照抄請求檔，寫不進去的會說出來', () => {
  assert.deepEqual(readNames('https://www.example.gov.tw/ 10.0.0.1,*.example.gov.tw；中文 ..').wrong, [
    'https://www.example.gov.tw/',
    '中文',
    '..',
  ]);
  assert.deepEqual(readNames('WWW.Example.gov.tw www.example.gov.tw').names.map(nameText), ['www.example.gov.tw']);
});

/** Requests with keys of every kind that OpenSSL makes, as DER of the public key. */
const KINDS: readonly (readonly [name: string, ...options: string[]])[] = [
  ['RSA 4096', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:4096'],
  ['RSA-PSS', '-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'],
  ['P-384', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  ['brainpool', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:brainpoolP256r1'],
  ['Ed25519', '-algorithm', 'ED25519'],
  ['Ed448', '-algorithm', 'ED448'],
];

for (const [kind, ...options] of KINDS) {
  test(`請求檔的金鑰是 ${kind} 也能演練`, async () => {
    const own = mkdtempSync(join(folder, 'key-'));
    spawnSync('openssl', ['genpkey', ...options, '-out', join(own, 'key.pem')]);
    const spki = spawnSync('openssl', ['pkey', '-in', join(own, 'key.pem'), '-pubout', '-outform', 'der']).stdout;
    const request = spawnSync('openssl', ['req', '-new', '-key', join(own, 'key.pem'), '-subj', '/CN=www.example.gov.tw'], {
      encoding: 'utf8',
    });
    const admitted = admitRequest((await inspectInput(request.stdout, judgingContext(now, 'public-web'))).objects);
    if (kind === 'brainpool') {
      // A signature that nobody here checks gets no certificate.
      assert.deepEqual(admitted, { refused: 'signature-unverified', facts: { algorithm: 'ecdsa-with-SHA256', key: 'brainpoolP256r1' } });
      return;
    }
    assert.ok(!('refused' in admitted));
    assert.deepEqual(Buffer.from(admitted.spki), spki);
    const random = (length: number): Uint8Array => globalThis.crypto.getRandomValues(new Uint8Array(length));
    const wish = { ...admitted, shape: 'twca', authorityKey: 'ec-p256', fault: null, now } as const;
    const at = written(await makeSet(wish, { issuer: createIssuer(globalThis.crypto.subtle), random, words }));
    assert.equal(
      verify(at, 'root.pem', 'chain.pem', '-verify_hostname', 'www.example.gov.tw', at('server.crt')).said,
      `${at('server.crt')}: OK\n`,
    );
  });
}

const ODD_NAMES: readonly (readonly [what: string, typed: string, check: readonly string[]])[] = [
  ['只有 IPv6', '2001:db8::10', ['-verify_ip', '2001:db8::10']],
  ['只有 IPv4', '10.1.2.3', ['-verify_ip', '10.1.2.3']],
  ['超過 64 個字的名稱', `${'a'.repeat(60)}.example.gov.tw`, ['-verify_hostname', `${'a'.repeat(60)}.example.gov.tw`]],
  ['這一台自己', 'localhost', ['-verify_hostname', 'localhost']],
  ['中文網域', '機關.example.gov.tw', ['-verify_hostname', 'xn--news14g.example.gov.tw']],
  ['一百個名稱', Array.from({ length: 100 }, (_, at) => `n${at}.example.gov.tw`).join(' '), ['-verify_hostname', 'n99.example.gov.tw']],
];

for (const [what, typed, check] of ODD_NAMES) {
  test(`名稱：${what}`, async () => {
    const asked = readNames(typed);
    assert.deepEqual(asked.wrong, []);
    const at = written(await made({ asked: asked.names, shape: 'gtlsca' }));
    const [option = '', name = ''] = check;
    assert.equal(verify(at, 'root.pem', 'chain.pem', option, name, at('server.crt')).said, `${at('server.crt')}: OK\n`);
  });
}

test('不是完整的名稱不收：頂層網域、政府網域底下全部，名稱限制會放進別人的', () => {
  assert.deepEqual(readNames('tw gov.tw *.gov.tw *.tw web01').wrong, ['tw', 'gov.tw', '*.gov.tw', '*.tw', 'web01']);
  assert.deepEqual(readNames('*.example.gov.tw example.gov.tw localhost').wrong, []);
});

test('拿哪一個名稱去連：不是萬用字元的先；只有萬用字元就用它底下的；只有 IP 就沒有', () => {
  const ask = (typed: string): string | null => hostToAsk(readNames(typed).names);
  assert.equal(ask('*.example.gov.tw 192.0.2.1 mail.example.gov.tw'), 'mail.example.gov.tw');
  assert.equal(ask('*.example.gov.tw'), 'www.example.gov.tw');
  assert.equal(ask('192.0.2.1'), null);
});
