import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../../../src/content/content-folder.ts';
import { adviceFor, isPasted, type CauseAdvice } from '../../../src/core/diagnose/advice.ts';

const advice: CauseAdvice = {
  fix: 'any',
  steps: [],
  sure: 'any',
  sureSteps: ['openssl'],
  products: [
    { for: ['nginx'], side: 'server', fix: 'nginx server', steps: [] },
    { for: ['nginx'], side: 'client', fix: 'nginx client', steps: [] },
    { for: ['java'], fix: 'java', steps: ['keytool'], sure: 'java', sureSteps: ['keytool'] },
    { for: ['apache'], side: 'server', fix: 'apache server', steps: [] },
    { for: ['node'], fix: 'node', steps: [] },
  ],
};
const on = {
  tomcat: ['java'],
  android: ['java'],
  spring: ['tomcat'],
  loop: ['loop'],
  mysql: ['openssl'],
  deep: ['spring'],
  deeper: ['deep'],
};

test('怎麼確定：軟體自己的，沒有就用一般的', () => {
  const sureOf = (product: string): string[] => {
    const { sure, sureSteps } = adviceFor(advice, { product, side: null }, on);
    return [sure, ...sureSteps];
  };
  assert.deepEqual(sureOf('java'), ['java', 'keytool']);
  assert.deepEqual(sureOf('node'), ['any', 'openssl']);
  assert.deepEqual(sureOf('mysql'), ['any', 'openssl']);
});

test('處理方法：軟體自己的、它建立在其上的，都沒有就用一般的', () => {
  const rows: [product: string | null, side: 'client' | 'server' | null, fix: string][] = [
    [null, null, 'any'],
    [null, 'server', 'any'],
    ['nginx', 'server', 'nginx server'],
    ['nginx', 'client', 'nginx client'],
    ['nginx', null, 'any'],
    ['apache', 'client', 'any'],
    ['apache', null, 'any'],
    ['tomcat', 'server', 'java'],
    ['spring', null, 'java'],
    ['mysql', 'client', 'any'],
    ['loop', null, 'any'],
    ['unknown', null, 'any'],
    ['deeper', null, 'any'],
  ];
  for (const [product, side, fix] of rows) assert.equal(adviceFor(advice, { product, side }, on).fix, fix, `${product} ${side}`);
});

test('說得出是用哪個軟體的處理方法', () => {
  assert.equal(adviceFor(advice, { product: 'tomcat', side: null }, on).product, 'java');
  assert.equal(adviceFor(advice, { product: 'mysql', side: null }, on).product, null);
});

/** Variables and files that one kind of software reads: whoever runs another one must not find them in the advice for it. */
const TELL_TALES: [word: string, ...owners: string[]][] = [
  ['NODE_EXTRA_CA_CERTS', 'node'],
  ['REQUESTS_CA_BUNDLE', 'python'],
  ['PIP_CERT', 'python'],
  ['CURL_CA_BUNDLE', 'curl'],
  ['http.sslCAInfo', 'git'],
  ['GIT_SSL_CAINFO', 'git'],
  ['-Djavax.net.ssl', 'java'],
  ['cacerts', 'java', 'keytool'],
  ['sslrootcert', 'postgresql'],
  ['LDAPTLS_CACERT', 'ldap'],
  ['openssl.cafile', 'php'],
  ['curl.cainfo', 'php'],
  ['--ssl-ca', 'mysql'],
];

/** Settings that stand beside others in a row for several kinds of software, each called by its name. */
const SETTINGS: [word: string, ...owners: string[]][] = [
  ['SSLCertificateFile', 'apache'],
  ['ssl_certificate ', 'nginx'],
  ['smtpd_tls', 'postfix'],
  ['ssl_cert =', 'dovecot'],
  ['certutil -', 'certutil', 'windows'],
];

test('所有原因 × 所有軟體：沒有一個軟體的處理方法講別的軟體的設定', () => {
  const products = load('products');
  const on = Object.fromEntries(products.map(({ id, on: own }) => [id, own]));
  const under = (id: string, depth = 0): string[] => (depth > 4 ? [] : [id, ...(on[id] ?? []).flatMap((name) => under(name, depth + 1))]);
  const crossed = new Set<string>();
  for (const cause of load('causes')) {
    for (const { id } of products) {
      const own = under(id);
      for (const side of ['client', 'server', null] as const) {
        const { fix, steps, sure, sureSteps, product } = adviceFor(cause, { product: id, side }, on);
        // The advice for nobody in particular may name many; that of a product is for this one alone.
        if (product === null) continue;
        assert.ok(own.includes(product), `${cause.id}：${id} 得到 ${product} 的處理方法`);
        const text = [fix, ...steps, ...(sure === cause.sure ? [] : [sure, ...sureSteps])].join('\n');
        const beside = cause.products.filter((row) => row.fix === fix).flatMap((row) => row.for);
        const check = (words: typeof TELL_TALES, readers: readonly string[]): void => {
          for (const [word, ...owners] of words)
            if (text.includes(word) && !owners.some((owner) => readers.includes(owner))) crossed.add(`${cause.id} ${id}：${word}`);
        };
        check(TELL_TALES, own);
        check(SETTINGS, [...own, ...beside]);
      }
    }
  }
  assert.deepEqual([...crossed], []);
});

test('不請讀者再貼已經貼上的輸出；只貼了一部分的，照樣請', () => {
  const whole = { kind: 's-client', facts: { whole: true } };
  assert.equal(isPasted('s_client 那個指令的完整輸出。', [whole]), true);
  assert.equal(isPasted('s_client 那個指令的完整輸出。', [{ kind: 's-client', facts: { whole: false } }]), false);
  assert.equal(isPasted('keytool -list -v 的輸出。', [whole]), false);
  assert.equal(isPasted('keytool -list -v 的輸出。', [{ kind: 'keytool-list', facts: {} }]), true);
});
