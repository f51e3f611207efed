// 自己做的串鍊：每一種毛病由誰拒絕、怎麼說。答案是用 Chromium 156、Firefox ESR 153 與 OpenSSL 3.0.19 量過的。
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../../../src/content/content-folder.ts';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import type { ChainReport } from '../../../src/core/chain/chain-report.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { makeCertificate, makeKeys, type CertificateWish } from '../../support/make-certificate.ts';
import { certificatesIn, verify } from './corpus.ts';

const FROM = new Date('2026-11-01T00:00:00Z');
const AT = new Date('2026-11-29T12:00:00Z');
const der = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

const root = { name: '/C=TW/O=Kinds Root', keys: await makeKeys() };
const issuing = { name: '/C=TW/O=Kinds Issuing', keys: await makeKeys() };

async function make(wish: Partial<CertificateWish> & Pick<CertificateWish, 'name' | 'keys'>): Promise<Subject> {
  const [made] = certificatesIn(await makeCertificate({ serial: 7, from: FROM, days: 90, ...wish }));
  assert.ok(made);
  return made;
}

const makeRoot = (extra: CertificateWish['extra'] = [], days = 90): Promise<Subject> => make({ ...root, ca: true, extra, days });
const intermediate = await make({ ...issuing, issuer: root, ca: true });
const leafKeys = await makeKeys();
const makeLeaf = (hosts: string[], extra: CertificateWish['extra'] = [], name = '/CN=ok.test'): Promise<Subject> =>
  make({ name, keys: leafKeys, issuer: issuing, hosts, extra });
const plain = await makeLeaf(['ok.test']);
const other = await makeLeaf(['other.test'], [], '/CN=other.test');

const eku = (oid: string): CertificateWish['extra'] => [['2.5.29.37', der(`300a0608${oid}`)]];
const otherLeaf = async (oid: string): Promise<Subject[]> => [await makeLeaf(['ok.test'], eku(oid)), intermediate];

interface Kind {
  name: string;
  pool: Subject[];
  trust?: Subject;
  host?: string;
  /** 由誰拒絕，依 Chromium、Firefox、OpenSSL 的順序；接受寫 OK，要看情況寫 ?。 */
  said: [string, string, string];
  /** 第一件要說的事。 */
  first?: string;
}

const MISMATCH: Kind['said'] = ['ERR_CERT_COMMON_NAME_INVALID', 'SSL_ERROR_BAD_CERT_DOMAIN', 'hostname mismatch'];
const NOT_FOR_SERVERS: Kind['said'] = ['ERR_CERT_INVALID', 'SEC_ERROR_INADEQUATE_CERT_TYPE', 'unsuitable certificate purpose'];
const OK: Kind['said'] = ['OK', 'OK', 'OK'];

const KINDS: Kind[] = [
  { name: '好的', pool: [plain, intermediate], said: OK },
  {
    name: 'Netscape 憑證種類沒有伺服器',
    pool: [await makeLeaf(['ok.test'], [['2.16.840.1.113730.1.1', der('03020780')]]), intermediate],
    said: ['OK', 'OK', 'unsuitable certificate purpose'],
    first: 'wrong-purpose',
  },
  {
    name: 'Netscape 憑證種類有伺服器',
    pool: [await makeLeaf(['ok.test'], [['2.16.840.1.113730.1.1', der('03020640')]]), intermediate],
    said: OK,
  },
  {
    name: 'TLS 功能是 17',
    pool: [await makeLeaf(['ok.test'], [['1.3.6.1.5.5.7.1.24', der('3003020111')]]), intermediate],
    said: ['OK', 'MOZILLA_PKIX_ERROR_REQUIRED_TLS_FEATURE_MISSING', 'OK'],
    first: 'malformed',
  },
  {
    name: '憑證原則的說明是空的',
    pool: [await makeLeaf(['ok.test'], [['2.5.29.32', der('300c300a060667810c0102013000')]]), intermediate],
    said: ['ERR_CERT_INVALID', 'OK', 'OK'],
    first: 'malformed',
  },
  {
    name: '憑證原則的說明有內容',
    pool: [await makeLeaf(['ok.test'], [['2.5.29.32', der('301a3018060667810c010201300e300c06082b060105050702011600')]]), intermediate],
    said: OK,
  },
  { name: '名稱帶連接埠', pool: [await makeLeaf(['ok.test:443']), intermediate], said: MISMATCH, first: 'host-mismatch' },
  { name: '名稱前面有空白', pool: [await makeLeaf([' ok.test']), intermediate], said: MISMATCH },
  {
    name: '名稱結尾有點',
    pool: [await makeLeaf(['ok.test.']), intermediate],
    said: ['OK', 'SSL_ERROR_BAD_CERT_DOMAIN', 'hostname mismatch'],
  },
  {
    name: '*.com.tw',
    pool: [await makeLeaf(['*.com.tw']), intermediate],
    host: 'a.com.tw',
    said: ['ERR_CERT_COMMON_NAME_INVALID', 'OK', 'OK'],
  },
  {
    name: 'AIA 是空的',
    pool: [await makeLeaf(['ok.test'], [['1.3.6.1.5.5.7.1.1', der('3000')]]), intermediate],
    said: ['ERR_CERT_INVALID', 'OK', 'OK'],
  },
  {
    name: 'AIA 不是 DER',
    pool: [await makeLeaf(['ok.test'], [['1.3.6.1.5.5.7.1.1', der('0403616263')]]), intermediate],
    said: ['ERR_CERT_INVALID', 'SEC_ERROR_CERT_BAD_ACCESS_LOCATION', 'OK'],
  },
  { name: '網站憑證在第二張', pool: [intermediate, plain], said: MISMATCH, first: 'leaf-not-first' },
  { name: '兩張網站憑證，對的在第二張', pool: [other, plain, intermediate], said: MISMATCH, first: 'leaf-not-first' },
  {
    name: '沒有網站憑證',
    pool: [intermediate],
    said: ['ERR_CERT_COMMON_NAME_INVALID', 'MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY', 'hostname mismatch'],
    first: 'no-leaf',
  },
  {
    name: '少了中繼憑證',
    pool: [plain],
    said: ['ERR_CERT_AUTHORITY_INVALID', 'SEC_ERROR_UNKNOWN_ISSUER', 'unable to get local issuer certificate'],
  },
  {
    name: '根憑證限制名稱',
    pool: [plain, intermediate],
    trust: await makeRoot([['2.5.29.30', der('300ea00c300a8208676f762e74657374')]]),
    said: ['ERR_CERT_INVALID', 'SEC_ERROR_CERT_NOT_IN_NAME_SPACE', 'permitted subtree violation'],
  },
  {
    name: '根憑證的用途只有用戶端',
    pool: [plain, intermediate],
    trust: await makeRoot([['2.5.29.37', der('300a06082b06010505070302')]]),
    said: ['ERR_CERT_INVALID', 'SEC_ERROR_INADEQUATE_CERT_TYPE', 'unsuitable certificate purpose'],
  },
  {
    name: '根憑證過期',
    pool: [plain, intermediate],
    trust: await makeRoot([], 10),
    said: ['ERR_CERT_DATE_INVALID', 'SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE', 'certificate has expired'],
  },
  ...(await Promise.all(
    (
      [
        ['OCSP 回應程式', '2b06010505070309'],
        ['程式簽署', '2b06010505070303'],
        ['電子郵件', '2b06010505070304'],
        ['時戳', '2b06010505070308'],
        ['用戶端', '2b06010505070302'],
      ] as const
    ).map(async ([purpose, oid]): Promise<Kind> => ({ name: `${purpose}的憑證`, pool: await otherLeaf(oid), said: NOT_FOR_SERVERS })),
  )),
];

const context = { rules: load('rules'), authorities: load('authorities'), verify, at: AT };

async function examine({ pool, trust, host = 'ok.test' }: Kind): Promise<ChainReport> {
  const report = await examineChain({ pool, trust: [trust ?? (await makeRoot())], host, ...context });
  assert.ok(report);
  return report;
}

for (const kind of KINDS) {
  test(`${kind.name}：${kind.said.join('、')}`, async () => {
    const report = await examine(kind);
    const { chromium, firefox, openssl } = report.clients;
    assert.deepEqual(
      [chromium, firefox, openssl].map(({ accepts, code }) => (accepts === null ? '?' : accepts ? 'OK' : code)),
      kind.said,
    );
    assert.equal(report.ok, kind.said.join() === OK.join());
    if (kind.first !== undefined) assert.equal(report.problems[0]?.code, kind.first);
  });
}

test('網站憑證不在第一張時，判斷的仍是對的那一張，不叫人重新申請', async () => {
  for (const pool of [
    [intermediate, plain],
    [other, plain, intermediate],
  ]) {
    const report = await examine({ name: '', pool, said: OK });
    assert.equal(report.path[0]?.sha256, plain.fingerprints?.sha256);
    assert.deepEqual(
      report.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code),
      ['leaf-not-first'],
    );
  }
});

test('沒有問網址而只有憑證管理中心的憑證：提醒，不判斷用戶端', async () => {
  const report = await examineChain({ pool: [intermediate], trust: [await makeRoot()], ...context });
  assert.deepEqual(
    [report?.problems[0]?.code, report?.problems[0]?.severity, report?.clients.firefox.accepts],
    ['no-leaf', 'warning', null],
  );
});

test('別種用途的憑證沒有問網址也不可用', async () => {
  const report = await examineChain({ pool: await otherLeaf('2b06010505070309'), trust: [await makeRoot()], ...context });
  assert.equal(report?.ok, false);
  assert.ok(report.problems.some(({ code, severity }) => code === 'wrong-purpose' && severity === 'error'));
});

const [publicRoot] = context.authorities.filter(({ id, role }) => role === 'root' && id === 'hipki-root-g1');

test('只有公開的根才有的限制：認得的根要有 SCT，別的根、不認得的根都不要求', async () => {
  const madeRoot = await makeRoot();
  assert.ok(publicRoot && madeRoot.fingerprints);
  const known = {
    ...publicRoot,
    subject: madeRoot.subject?.text ?? '',
    ski: madeRoot.ski,
    sha256: madeRoot.fingerprints.sha256,
    issuedBy: [],
  };
  const never = { ...known, trust: known.trust.map((trust) => ({ ...trust, state: 'never' as const })) };
  const rulesBroken = async (pool: Subject[], more: Partial<Parameters<typeof examineChain>[0]>): Promise<unknown[]> => {
    const report = await examineChain({ ...context, pool, trust: null, host: 'ok.test', ...more });
    return (report?.problems ?? []).filter(({ code }) => code === 'leaf-rule').map(({ facts }) => facts['rule']);
  };
  const whole = [plain, intermediate, madeRoot];
  assert.deepEqual(await rulesBroken(whole, { authorities: [known] }), ['no-scts']);
  assert.deepEqual(await rulesBroken([plain, intermediate], { authorities: [known] }), ['no-scts']);
  assert.deepEqual(await rulesBroken(whole, { authorities: [never] }), []);
  assert.deepEqual(await rulesBroken(whole, {}), []);
  assert.deepEqual(await rulesBroken([plain, intermediate], {}), []);
  assert.deepEqual(await rulesBroken([plain], {}), []);
  assert.deepEqual(await rulesBroken([plain, intermediate], { trust: [madeRoot] }), []);
});
