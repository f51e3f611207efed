// NIST PKITS：判斷日 2020-01-01，不看廢止。答案是 cases.json 的 ok。
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import type { ChainReport } from '../../../src/core/chain/chain-report.ts';
import { certificatesAt, corpora, missing, verify } from './corpus.ts';

interface Case {
  n: string;
  certs: string[];
  ok: boolean;
  extra: string[];
}

/** 這些章節全部要有判斷；其餘章節的答案取決於廢止或憑證政策。 */
const JUDGED = ['4.1', '4.2', '4.3', '4.5', '4.6', '4.7', '4.13', '4.16'];

/** 這些案例唯一的毛病是廢止（或 CRL 的簽章），不看廢止就沒有毛病。 */
const REVOCATION_ONLY: Record<string, string> = {
  '4.5.2': '末端憑證已廢止',
  '4.5.5': '末端憑證已廢止',
  '4.5.7': '末端憑證已廢止',
  '4.7.4': '簽發者的金鑰不能簽 CRL，因此無法確認廢止',
  '4.7.5': '簽發者的金鑰不能簽 CRL，因此無法確認廢止',
};

/** DSA 1024 位元加 SHA-1：簽章成立，但強度今天沒有瀏覽器接受，所以不說可用。 */
const DSA = new Set(['4.1.4', '4.1.5']);

const sectionOf = ({ n }: Case): string => n.split('.').slice(0, 2).join('.');

async function examine({ certs }: Case): Promise<ChainReport> {
  const path = certs.flatMap((name) => certificatesAt(`pkits/certs/${name}.crt`));
  const report = await examineChain({
    pool: path.toReversed(),
    trust: path.slice(0, 1),
    authorities: [],
    at: new Date('2020-01-01'),
    purpose: 'any',
    verify,
  });
  assert.ok(report);
  return report;
}

const errorsOf = ({ problems }: ChainReport): string[] => problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);

const load = (): Case[] => JSON.parse(readFileSync(new URL('pkits/cases.json', corpora), 'utf8')) as Case[];

test('PKITS：簽章、效期、名稱、基本限制、金鑰用途、名稱限制與重要擴充，判斷都和標準答案相同', async (t) => {
  if (missing) return t.skip(missing);
  const cases = load().filter((each) => JUDGED.includes(sectionOf(each)));
  const wrong: string[] = [];
  const counts = { 路徑: 0, 好: 0, 壞: 0, 只差廢止: 0, DSA: 0 };
  for (const each of cases) {
    const report = await examine(each);
    const errors = errorsOf(report);
    if (REVOCATION_ONLY[each.n] !== undefined) {
      counts.只差廢止 += 1;
      assert.deepEqual([report.ok, report.notJudged], [true, ['revocation']], each.n);
      continue;
    }
    if (DSA.has(each.n)) {
      counts.DSA += 1;
      assert.deepEqual([...new Set(errors)].sort(), ['weak-key', 'weak-signature'], each.n);
      continue;
    }
    counts.路徑 += 1;
    counts[each.ok ? '好' : '壞'] += 1;
    if (report.ok !== each.ok) wrong.push(`${each.n} 應為 ${String(each.ok)}：${errors.join('、')}`);
  }
  t.diagnostic(JSON.stringify(counts));
  assert.deepEqual(wrong, []);
  assert.ok(counts.好 > 40 && counts.壞 > 40, JSON.stringify(counts));
});

test('PKITS：憑證政策各章，在驗證者自己不要求政策時，判斷和標準答案相同；案例另有設定的不判斷', async (t) => {
  if (missing) return t.skip(missing);
  const wrong: string[] = [];
  const counts = { 路徑: 0, 好: 0, 壞: 0, 不判斷: 0 };
  for (const each of load().filter((one) => ['4.8', '4.9', '4.10', '4.11', '4.12'].includes(sectionOf(one)))) {
    // SetInitial… 是驗證者自己要求某種政策；瀏覽器與這裡都沒有這種設定，答案不能比。
    if (each.extra.some((line) => line.includes('SetInitial'))) {
      counts.不判斷 += 1;
      continue;
    }
    const report = await examine(each);
    counts.路徑 += 1;
    counts[each.ok ? '好' : '壞'] += 1;
    if (report.ok !== each.ok) wrong.push(`${each.n} 應為 ${String(each.ok)}：${errorsOf(report).join('、')}`);
    if (!each.ok) assert.deepEqual(errorsOf(report), ['policy'], each.n);
  }
  t.diagnostic(JSON.stringify(counts));
  assert.deepEqual(wrong, []);
  assert.ok(counts.好 > 20 && counts.壞 > 20, JSON.stringify(counts));
});

test('PKITS：只差廢止的路徑（CRL 各章）不會被誤判為其他毛病，並說明沒有看廢止', async (t) => {
  if (missing) return t.skip(missing);
  const counts = { 好: 0, 只差廢止: 0 };
  for (const each of load().filter((one) => ['4.4', '4.14', '4.15'].includes(sectionOf(one)))) {
    const report = await examine(each);
    assert.ok(report.notJudged.includes('revocation'), each.n);
    if (each.ok) {
      assert.deepEqual(errorsOf(report), [], each.n);
      counts.好 += 1;
    } else counts.只差廢止 += 1;
  }
  t.diagnostic(JSON.stringify(counts));
  assert.ok(counts.好 >= 25, JSON.stringify(counts));
});
