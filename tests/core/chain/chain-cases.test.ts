// BoringSSL 的憑證串鍊案例，答案是 Chromium 的：只看它會不會拒絕。每個 .test 說明時間、用途、最後一張憑證的信任，以及每張憑證應有的錯誤。
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { AnchorRules } from '../../../src/core/chain/check-path.ts';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import type { ChainCode } from '../../../src/core/chain/codes.ts';
import { certificatesAt, corpora, missing, sha256Of, verify } from './corpus.ts';

const REASONS: [RegExp, ChainCode[]][] = [
  [/^Time is after notAfter/, ['expired']],
  [/^Time is before notBefore/, ['not-yet-valid']],
  [/^VerifySignedData failed/, ['bad-signature', 'wrong-issuer-generation']],
  [/^Basic Constraints indicates not a CA/, ['not-a-ca']],
  [/^Does not have Basic Constraints/, ['not-a-ca']],
  [/^The extended key usage does not include/, ['wrong-purpose']],
  [/^Unconsumed critical extension/, ['unknown-critical']],
  [/^Couldn't parse SubjectPublicKeyInfo/, ['malformed', 'unsupported-key']],
  [/^keyCertSign bit is not set/, ['no-cert-sign']],
  [/^max_path_length reached/, ['path-too-long']],
  [/^Unacceptable signature algorithm/, ['weak-signature']],
  [/^Unacceptable public key/, ['weak-key']],
  [/^Too many name constraints checks/, ['name-constraint']],
  [/^No valid policy/, ['policy']],
  [/^Distrusted by trust store/, ['untrusted-root']],
  [/^Certificate is not a trust anchor/, ['untrusted-root', 'missing-intermediate', 'self-signed-leaf']],
  [/^subject does not match issuer/, ['missing-intermediate']],
];

/** 和標準答案不同的案例與理由。 */
const DIFFERENT: Record<string, { why: string; codes: string[] }> = {
  'incorrect-trust-anchor/main.test': {
    why: '信任的根憑證名稱與簽發者不同，這裡依名稱就知道缺的是另一張，不會拿它驗簽章。',
    codes: ['1 missing-intermediate'],
  },
  'intermediate-and-target-wrong-signature/main.test': {
    why: '由上往下驗證遇到第一個錯就停在中繼憑證；這裡由下往上找，網站憑證的 AKI 不是那張中繼憑證的金鑰，先斷在這裡。',
    codes: ['0 missing-intermediate', '0 wrong-issuer-generation'],
  },
  'intermediate-eku-server-gated-crypto/sha1-eku-serverAuth.test': {
    why: '這個案例的設定容許 SHA-1；2017 年起瀏覽器不容許，另外指出。',
    codes: ['1 weak-signature', '1 wrong-purpose'],
  },
  'intermediate-invalid-spki/main.test': {
    why: '中繼憑證的金鑰不認得，標準答案到此為止；這裡另外指出網站憑證已過期、簽章無法驗證。',
    codes: ['0 expired', '0 signature-not-checked', '1 unsupported-key'],
  },
  'many-names/ok-all-types.test': {
    why: '這個案例考的是數量沒有超過上限；但 t171.test 到 t340.test 不在容許的名稱（t0.test 到 t170.test）之內，RFC 5280 4.2.1.10 要求拒絕。',
    codes: ['0 name-constraint'],
  },
  'target-and-intermediate/distrusted-root-expired.test': {
    why: '根憑證不受信任，標準答案到此為止；這裡另外指出下面兩張還沒有生效。',
    codes: ['0 not-yet-valid', '1 not-yet-valid', '2 untrusted-root'],
  },
  'target-selfissued/trusted_leaf_require_self_signed.test': {
    why: '主體與簽發者同名，但 AKI 不是自己的金鑰：是缺了簽發者，不是自簽失敗。',
    codes: ['0 missing-intermediate'],
  },
};

/** 因為簽發者是同名的另一把金鑰，路徑斷在這裡：兩個代碼說的是同一件事。 */
const COMPANION: Partial<Record<string, ChainCode>> = { 'missing-intermediate': 'wrong-issuer-generation' };

interface Case {
  name: string;
  chain: string;
  at: Date;
  trust: string;
  expected: string[];
}

function read(folder: string, file: string): Case & { purpose: string } {
  const text = readFileSync(new URL(`chain-cases/${folder}/${file}`, corpora), 'utf8');
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? '';
  const expected: string[] = [];
  let index = '';
  for (const line of text.slice(text.indexOf('expected_errors:')).split('\n')) {
    index = /^----- Certificate i=(\d+)/.exec(line)?.[1] ?? index;
    const error = /^ERROR: (.*)$/.exec(line)?.[1];
    if (error === undefined) continue;
    const codes = REASONS.find(([pattern]) => pattern.test(error))?.[1];
    if (codes === undefined && field('key_purpose') !== 'SERVER_AUTH') continue;
    assert.ok(codes, `${folder}/${file}：${error}`);
    const entry = `${index} ${codes.join('|')}`;
    if (!expected.includes(entry)) expected.push(entry);
  }
  const time = field('utc_time');
  // DEFAULT 是 BoringSSL 測試程式裡的 2021-10-05 12:00。
  const [, yy, mm, dd, hh, mi, ss] = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(time === 'DEFAULT' ? '211005120000Z' : time) ?? [];
  return {
    name: `${folder}/${file}`,
    chain: `chain-cases/${folder}/${field('chain')}`,
    at: new Date(`20${yy}-${mm}-${dd}T${hh}:${mi}:${ss}Z`),
    trust: field('last_cert_trust'),
    expected,
    purpose: field('key_purpose'),
  };
}

async function errorsOf({ chain, at, trust }: Case): Promise<{ all: string[]; explained: string[] }> {
  const pool = certificatesAt(chain);
  const trusted = trust.startsWith('TRUSTED_');
  const leafOnly = trust.startsWith('TRUSTED_LEAF');
  const anchor: Partial<AnchorRules> & { leaf?: boolean } = {
    expiry: trust.includes('WITH_EXPIRATION'),
    constraints: trust.includes('CONSTRAINTS') && trust.includes('_WITH_') && /WITH_(EXPIRATION_AND_)?CONSTRAINTS/.test(trust),
    basicConstraints: trust.includes('REQUIRE_BASIC_CONSTRAINTS'),
    leaf: (trust === 'TRUSTED_LEAF' || trust === 'TRUSTED_ANCHOR_OR_LEAF') && pool.length === 1,
  };
  const last = pool.at(-1);
  assert.ok(last);
  const anchors = !trusted || (leafOnly && pool.length > 1) ? [] : [last];
  const report = await examineChain({
    pool,
    trust: anchors,
    authorities: [],
    at,
    purpose: 'serverAuth',
    // 要求根憑證有基本限制的是 Firefox。
    clients: anchor.basicConstraints === true ? ['chromium', 'firefox'] : ['chromium'],
    anchor,
    verify,
  });
  assert.ok(report);
  const index = new Map(pool.map((certificate, at) => [sha256Of(certificate), at]));
  const errors = report.problems
    .filter(({ severity }) => severity === 'error')
    .map(({ code, cert }) => `${index.get(cert) ?? '?'} ${code}`);
  assert.equal(report.ok, errors.length === 0);
  const explained = errors.filter((error) => !errors.includes(error.replace(/\S+$/, (code) => COMPANION[code] ?? '')));
  return { all: [...new Set(errors)].sort(), explained };
}

/** 每一個應有的錯誤都在，而且沒有別的。 */
function agrees(expected: string[], errors: string[]): boolean {
  const matches = (entry: string, error: string): boolean =>
    entry.split(' ')[0] === error.split(' ')[0] && (entry.split(' ')[1] ?? '').split('|').includes(error.split(' ')[1] ?? '');
  return (
    expected.every((entry) => errors.some((error) => matches(entry, error))) &&
    errors.every((error) => expected.some((entry) => matches(entry, error)))
  );
}

test('網站用途的案例：同一張憑證、同樣的原因', async (t) => {
  if (missing) return t.skip(missing);
  const folders = readdirSync(new URL('chain-cases/', corpora));
  const cases = folders.flatMap((folder) =>
    readdirSync(new URL(`chain-cases/${folder}/`, corpora))
      .filter((file) => file.endsWith('.test'))
      .map((file) => read(folder, file)),
  );
  const wrong: string[] = [];
  const counts = { 案例: 0, 相同: 0, 另有理由: 0 };
  for (const each of cases.filter(({ purpose }) => purpose === 'SERVER_AUTH')) {
    counts.案例 += 1;
    const { all, explained } = await errorsOf(each);
    const different = DIFFERENT[each.name];
    if (different !== undefined) {
      counts.另有理由 += 1;
      assert.deepEqual(all, different.codes, `${each.name}：${different.why}`);
    } else if (agrees(each.expected, explained)) counts.相同 += 1;
    else wrong.push(`${each.name} 應為 [${each.expected.join(', ')}]，得到 [${all.join(', ')}]`);
  }
  t.diagnostic(JSON.stringify(counts));
  assert.deepEqual(wrong, []);
  assert.equal(counts.另有理由, Object.keys(DIFFERENT).length);
});
