// 真的 Chromium、Firefox、OpenSSL 判斷同一批串鍊，答案由它們當場給；這裡的判斷要和它們相同。
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { judgingContext } from '../../src/content/judging-context.ts';
import { examineChain } from '../../src/core/chain/build-chain.ts';
import { certificatesIn } from '../core/chain/corpus.ts';
import { needed } from '../package/needed.ts';
import { differences, type Excuse, type Judged } from './chains/agreement.ts';
import { allChains } from './chains/all-chains.ts';
import { askBrowser, type BrowserName } from './chains/ask-browser.ts';
import { askOpenssl } from './chains/ask-openssl.ts';
import { serveChains } from './chains/serve-chains.ts';
import { OK, type Verdict, type Verdicts } from './chains/verdict.ts';

/** OpenSSL looks for a way up by name and key identifier, and does not come back from a dead end. */
const ONE_WAY = 'OpenSSL 依名稱走上第一條路就不回頭，瀏覽器會試別的路；換了順序或拿掉多送的那一張，它就接受。';

const EXCUSES: readonly Excuse[] = [
  ...[
    '先送一張同名而金鑰不同的中繼憑證',
    '新舊根憑證：送的中繼憑證由舊的根簽，而信任新的；另送新的簽的',
    '交叉憑證引到受信任的根，中間那張自簽的沒有受信任',
  ].flatMap((name): Excuse[] => [
    { name, what: 'lenient', why: ONE_WAY },
    { name, what: 'columns', why: ONE_WAY },
  ]),
  {
    name: '中繼憑證不准 a.ok.test，憑證是 *.ok.test',
    what: 'columns',
    why: 'OpenSSL 只比字尾，不把星號展開；兩種瀏覽器都拒絕，結論不變。',
  },
];

interface Programs {
  chromium: string;
  firefox: string;
  openssl: string;
  certutil: string;
}

/** Null where one is missing and the test has said so. */
function programs(context: TestContext): Programs | null {
  const { CHROMIUM_PATH, FIREFOX_PATH } = process.env;
  const chromium = needed(context, 'Chromium', CHROMIUM_PATH ? [CHROMIUM_PATH] : ['chromium', 'google-chrome']);
  const firefox = chromium && needed(context, 'Firefox', FIREFOX_PATH ? [FIREFOX_PATH] : ['firefox-esr', 'firefox']);
  const openssl = firefox && needed(context, 'OpenSSL', ['openssl']);
  const certutil = openssl && needed(context, 'NSS 的 certutil（Debian 的 libnss3-tools）', ['certutil']);
  return chromium && firefox && openssl && certutil ? { chromium, firefox, openssl, certutil } : null;
}

/** A browser that never answers is not waited for, in milliseconds. */
const PATIENCE = 600_000;

test('真的瀏覽器與 OpenSSL 怎麼判斷串鍊，這裡就怎麼判斷', { timeout: PATIENCE }, async (context) => {
  const paths = programs(context);
  if (paths === null) return;
  // Browsers know no other day than today.
  const today = new Date();
  const chains = allChains(today);
  assert.equal(new Set(chains.map(({ name }) => name)).size, chains.length, '每一條的名稱不同');
  const ask = (name: BrowserName, path: string): Promise<Verdicts> => askBrowser(name, { path, certutil: paths.certutil }, chains, serving);
  const openssl = askOpenssl(chains, paths.openssl);
  const serving = await serveChains(chains);
  const [chromium, firefox] = await Promise.all([ask('Chromium', paths.chromium), ask('Firefox', paths.firefox)]).finally(() =>
    serving.close(),
  );

  const { rules, authorities, verify } = judgingContext(today, 'public-web');
  const judged: Judged[] = [];
  for (const [index, chain] of chains.entries()) {
    const said = (verdicts: Verdicts): Verdict => verdicts.of[index] ?? '';
    const pool = certificatesIn(chain.sent.join(''));
    const report = await examineChain({ pool, trust: certificatesIn(chain.root), authorities, rules, at: today, host: chain.host, verify });
    assert.ok(report, chain.name);
    judged.push({ chain, report, said: { chromium: said(chromium), firefox: said(firefox), openssl: said(openssl) } });
  }
  const acceptedBy = ({ program, of }: Verdicts): string => `${program} 接受 ${of.filter((verdict) => verdict === OK).length}`;
  context.diagnostic(`${chains.length} 條串鍊：${[chromium, firefox, openssl].map(acceptedBy).join('，')}`);

  const { unsafe, lenient, harsh, columns, codes } = differences(judged, EXCUSES);
  if (codes.length > 0) context.diagnostic(`拒絕的理由說得不同：${codes.join('；')}`);
  await context.test('沒有什麼特別的串鍊，它們都接受', () => {
    const plain = judged.find(({ chain }) => chain.name === '都是 P-256，沒有什麼特別');
    assert.deepEqual(plain?.said, { chromium: OK, firefox: OK, openssl: OK });
  });
  await context.test('這裡說可用的，兩種瀏覽器都接受', () => assert.deepEqual(unsafe, []));
  await context.test('這裡說可用的，OpenSSL 也接受', () => assert.deepEqual(lenient, []));
  await context.test('它們都接受的，這裡說可用', () => assert.deepEqual(harsh, []));
  await context.test('每一欄說的，和那個程式自己說的相同', () => assert.deepEqual(columns, []));
  await context.test('放過的都在這一批裡，都寫了理由', () => {
    const known = new Set(chains.map(({ name }) => name));
    const idle = EXCUSES.filter(({ name, why }) => !known.has(name) || why === '');
    assert.deepEqual(idle, []);
  });
});

test('比較的方法：哪一種不同算在哪裡', () => {
  const accepted = { chromium: OK, firefox: OK, openssl: OK };
  const refused = { ...accepted, firefox: 'SEC_ERROR_BAD_DER' };
  const column = (accepts: boolean | null, code: string | null = null) => ({ accepts, code });
  const clients = { chromium: column(true), firefox: column(false, refused.firefox), openssl: column(null) };
  const of = (ok: boolean, said: Judged['said'], more = {}): Judged => ({
    chain: { name: '這一條' },
    report: { ok, problems: [], ...more },
    said,
  });
  const counts = (judged: Judged, ...excuses: Excuse['what'][]): Record<string, number> => {
    const found = differences(
      [judged],
      excuses.map((what) => ({ name: '這一條', what, why: '因為' })),
    );
    return Object.fromEntries(
      Object.entries(found).flatMap(([what, lines]: [string, string[]]) => (lines.length > 0 ? [[what, lines.length]] : [])),
    );
  };
  const strict = { ...accepted, openssl: 'hostname mismatch' };
  assert.deepEqual(counts(of(true, accepted)), {}, '都說可用');
  assert.deepEqual(counts(of(false, refused)), {}, '都說不可用');
  assert.deepEqual(counts(of(true, refused)), { unsafe: 1 });
  assert.deepEqual(counts(of(true, strict)), { lenient: 1 });
  assert.deepEqual(counts(of(false, accepted)), { harsh: 1 });
  assert.deepEqual(counts(of(false, refused, { clients })), {}, '每一欄都相同，不知道的不算');
  assert.deepEqual(counts(of(false, { ...refused, chromium: 'ERR_CERT_INVALID' }, { clients })), { columns: 1 });
  assert.deepEqual(counts(of(false, { ...accepted, firefox: 'SEC_ERROR_UNKNOWN_ISSUER' }, { clients })), { codes: 1 });
  assert.deepEqual(counts(of(true, strict), 'lenient'), {}, '有理由的放過');
  assert.deepEqual(counts(of(true, strict), 'harsh'), { lenient: 1 }, '理由只管它說的那一種');
});
