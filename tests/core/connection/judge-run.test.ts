import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import { compareRuns } from '../../../src/core/connection/compare-runs.ts';
import { judgeRun, type RunVerdict } from '../../../src/core/connection/judge-run.ts';
import { changeCodes, runCodes } from '../../../src/core/connection/run-codes.ts';
import { runsText } from '../../../src/core/connection/run-text.ts';
import { runLabels } from '../../../src/core/connection/run-words.ts';
import { splitRuns } from '../../../src/core/connection/split-runs.ts';
import { readInput } from '../../../src/core/pem/read-input.ts';
import { holesOf } from '../../../src/core/text/render-message.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { byFile } from '../../../src/content/content-folder.ts';
import { judgingContext } from '../../../src/content/judging-context.ts';
import { sClientText, type PrintedRun, type Sent } from './printed-runs.ts';

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/runs/${name}`, import.meta.url), 'utf8');
const subjectsIn = (text: string): Subject[] => readInput(text).blocks.flatMap((block) => decodeBlock(block).subjects);
const roots = subjectsIn(fixture('root.pem'));
const AT = new Date('2026-12-01T04:00:00Z');
const { authorities, rules, verify } = judgingContext(AT, 'public-web');
const words = byFile('messages');

interface Given {
  beside?: string;
  at?: Date;
  trust?: Subject[] | null;
}

async function judge(text: string, { beside = '', at = AT, trust = roots }: Given = {}): Promise<RunVerdict[]> {
  const split = splitRuns([
    { text, subjects: subjectsIn(text) },
    { text: beside, subjects: subjectsIn(beside) },
  ]);
  const verdicts: RunVerdict[] = [];
  for (const { run, certificates } of split.runs) {
    verdicts.push(
      await judgeRun({
        run,
        certificates,
        beside: split.beside,
        authorities,
        trust,
        at,
        ask: (pool, host) => examineChain({ pool, trust, authorities, rules, at, host, verify }),
      }),
    );
  }
  return verdicts;
}

/** "verdict: problems; remarks", without what the tool itself concluded. */
const summary = ({ verdict, report, remarks }: RunVerdict): string =>
  [
    verdict,
    (report?.problems ?? []).map(({ code }) => code).join(' ') || '-',
    remarks
      .map(({ code }) => code)
      .filter((code) => !code.startsWith('tool-'))
      .join(' ') || '-',
  ].join('; ');

const SITE: Sent = {
  subject: ['C=TW', 'L=臺北市', 'O=行政院測試機關', 'CN=www.example.gov.tw'],
  issuer: ['C=TW', 'O=Lab Trust Services', 'CN=Lab Server CA - G1'],
  pem: fixture('leaf.pem'),
};
const INT: Sent = { subject: SITE.issuer, issuer: ['C=TW', 'O=Lab Trust Services', 'CN=Lab Root CA'], pem: fixture('int.pem') };
const ROOT: Sent = { subject: INT.issuer, issuer: INT.issuer, pem: fixture('root.pem') };
const OTHER_CA: Sent = { subject: ['C=TW', 'O=Other', 'CN=Other CA'], issuer: ['C=TW', 'O=Other', 'CN=Other Root'] };
const NEW = 'OpenSSL 3.0';
const printed = (sent: readonly Sent[], showcerts: boolean, more: Partial<PrintedRun> = {}): string =>
  sClientText(sent, { version: NEW, showcerts, ...more });
const plain = printed([SITE, INT], false);
const whole = printed([SITE, INT], true);
const short = printed([SITE], false, { code: 21 });

const LATE = new Date('2040-01-01T00:00:00Z');
const LOCAL = 'unable to get local issuer certificate';
/** What s_client prints of a certificate that it does not take. */
const refused = (text: string, code: number, words: string, depth = 0): string =>
  text
    .replace(new RegExp(`^depth=${depth} .*\\n`, 'm'), (line) => `${line}verify error:num=${code}:${words}\n`)
    .replace('Verification: OK', `Verification error: ${words}`)
    .replace('Verify return code: 0 (ok)', `Verify return code: ${code} (${words})`);
/** Without what goes to the other stream. */
const stdoutOf = (text: string): string => text.replace(/^(?:depth=|verify ).*\n/gm, '');
const brief = (words: string): string => fixture('s-client-brief.txt').replace('Verification: OK', `Verification error: ${words}`);
const certutil = (error: string, dates: string): string =>
  `CertContext[0][0]: dwInfoStatus=102 dwErrorStatus=1\n  Issuer: CN=A\n${dates}  Subject: CN=B\n  Element.dwErrorStatus = ${error} (0x1)\n`;

const CASES: readonly [what: string, text: string, verdicts: string[], given?: Given][] = [
  ['有 -showcerts，送得完整', whole, ['usable; -; -']],
  ['沒有 -showcerts：不說少裝，說沒有貼上', plain, ['unreadable; -; not-pasted']],
  ['只送出網站憑證：確實少了', short, ['unusable; missing-intermediate; -']],
  ['先好後壞，不混在一起', whole + short, ['usable; -; -', 'unusable; missing-intermediate; -']],
  ['先壞後好，不混在一起', short + whole, ['unusable; missing-intermediate; -', 'usable; -; -']],
  ['沒有 -showcerts 的兩段', plain + short, ['unreadable; -; not-pasted', 'unusable; missing-intermediate; -']],
  ['清單在第一張之後斷掉', whole.slice(0, whole.indexOf(' 1 s:')), ['unreadable; -; listing-cut']],
  ['清單在第二張的 PEM 裡斷掉', whole.slice(0, whole.lastIndexOf('-----END') - 200), ['unreadable; -; not-pasted listing-cut']],
  ['只貼 Server certificate 以後', plain.slice(plain.indexOf('Server certificate')), ['unreadable; -; no-listing']],
  ['送的是別家的中繼', printed([SITE, OTHER_CA], false), ['unusable; missing-intermediate; not-pasted']],
  ['根憑證也送了，沒有 -showcerts', printed([SITE, INT, ROOT], false), ['unreadable; -; not-pasted listing-root']],
  ['根憑證排在中繼前面，沒有 -showcerts', printed([SITE, ROOT, INT], false), ['unreadable; -; not-pasted listing-root listing-order']],
  ['多送一張別家的，沒有 -showcerts', printed([SITE, INT, OTHER_CA], false), ['unreadable; -; not-pasted listing-extra']],
  ['根在那台主機上受信任，不在本站資料裡', plain, ['unreadable; -; not-pasted root-elsewhere'], { trust: null }],
  ['憑證都在，根只有那台主機知道：不說少了中繼', whole, ['unreadable; -; root-elsewhere'], { trust: null }],
  ['沒有驗證結果，清單到哪裡為止', plain.replace(/^depth=.*\n/gm, ''), ['unreadable; -; not-pasted end-unknown'], { trust: null }],
  ['中繼另外貼上', fixture('s-client-plain.txt'), ['usable; -; from-beside'], { beside: fixture('int.pem') }],
  ['另外貼上的不是那一張', plain, ['unreadable; -; not-pasted'], { beside: fixture('other.pem') }],
  ['少送的那一張就算另外貼上，也還是少送', short, ['unusable; missing-intermediate; -'], { beside: fixture('int.pem') }],
  ['清單上的中繼到期了，不必有 PEM', plain, ['unusable; expired; not-pasted listed-expired'], { at: new Date('2040-01-01T00:00:00Z') }],
  ['伺服器沒有送憑證', 'CONNECTED(00000003)\n---\nno peer certificate available\n---\n', ['unreadable; -; nothing-sent']],
  ['curl 只印名稱', fixture('curl-ok.txt'), ['unreadable; -; leaf-only-tool']],
  ['curl 說沒有通過', fixture('curl-local-issuer.txt'), ['unreadable; -; leaf-only-tool']],
  ['keytool 印出兩張', fixture('keytool-zh.txt'), ['unreadable; -; only-names']],
  ['keytool 的憑證另外貼上，指紋相符', fixture('keytool-zh.txt'), ['usable; -; -'], { beside: fixture('leaf.pem') + fixture('int.pem') }],
  ['keytool -rfc 連同指令', `$ keytool -printcert -rfc -sslserver www.example.gov.tw:443\n${fixture('keytool-rfc.txt')}`, ['usable; -; -']],
  [
    '指令裡的名稱和憑證不符',
    `$ openssl s_client -connect 192.0.2.1:443 -servername mail.example.gov.tw -showcerts\n${whole}`,
    ['unusable; host-mismatch; -'],
  ],
  ['s_client 說已廢止', refused(whole, 23, 'certificate revoked'), ['unusable; -; said-revoked']],
  [
    's_client 說已廢止，根只有那台主機知道：不說少了中繼',
    refused(whole, 23, 'certificate revoked'),
    ['unusable; -; root-elsewhere said-revoked'],
    { trust: null },
  ],
  [
    '只有標準輸出，說已廢止：不知道上面那張是不是根',
    stdoutOf(refused(whole, 23, 'certificate revoked')),
    ['unusable; -; end-unseen said-revoked'],
    { trust: null },
  ],
  ['s_client 說名稱不符，看不到指令', refused(whole, 62, 'hostname mismatch'), ['unusable; -; said-name']],
  [
    's_client 說名稱不符，指令裡的名稱也不符：只說一次',
    `$ openssl s_client -connect mail.example.gov.tw:443 -showcerts\n${refused(whole, 62, 'hostname mismatch')}`,
    ['unusable; host-mismatch; -'],
  ],
  ['s_client 說金鑰太弱', refused(whole, 66, 'EE certificate key too weak'), ['unusable; -; said-fault']],
  ['s_client 說過期，憑證上的日期還沒到', refused(whole, 10, 'certificate has expired'), ['caution; -; said-clock']],
  ['s_client 說過期，也真的過期', refused(whole, 10, 'certificate has expired'), ['unusable; expired expired; -'], { at: LATE }],
  ['s_client 說那台主機自己的根過期', refused(whole, 10, 'certificate has expired', 2), ['usable; -; said-elsewhere']],
  ['s_client 說那台主機沒有根憑證', refused(whole, 20, 'unable to get local issuer certificate', 1), ['usable; -; -']],
  ['查不到 CRL 不是憑證的錯', refused(whole, 3, 'unable to get certificate CRL'), ['usable; -; -']],
  ['s_client -brief 說過期', brief('certificate has expired'), ['unusable; -; leaf-only-tool said-dates']],
  ['s_client -brief 說已廢止', brief('certificate revoked'), ['unusable; -; leaf-only-tool said-revoked']],
  ['curl 說過期', fixture('curl-local-issuer.txt').replace(LOCAL, 'certificate has expired'), ['unusable; -; leaf-only-tool said-dates']],
  [
    'curl 說名稱不符',
    fixture('curl-ok.txt').replace(/^.*verify ok.*$/m, "* SSL: no alternative certificate subject name matches target host name 'a.test'"),
    ['unusable; -; leaf-only-tool said-name'],
  ],
  ['只有標準輸出，驗證通過：不知道上面那張是不是根', stdoutOf(whole), ['unreadable; -; end-unseen'], { trust: null }],
  ['只有標準輸出，只送出網站憑證', stdoutOf(printed([SITE], true)), ['unreadable; -; end-unseen'], { trust: null }],
  ['只有標準輸出，驗證沒有通過：確實少了', stdoutOf(short), ['unusable; missing-intermediate; -'], { trust: null }],
  [
    '-connect 的名稱也要在憑證裡',
    `$ openssl s_client -connect mail.example.gov.tw:443 -showcerts\n${whole}`,
    ['unusable; host-mismatch; -'],
  ],
  [
    '沒有送出主機名稱，不說憑證裝錯',
    `$ openssl s_client -connect mail.example.gov.tw:443 -noservername -showcerts\n${whole}`,
    ['unreadable; -; no-sni'],
  ],
  ['沒有送出主機名稱，名稱相符', `$ openssl s_client -connect www.example.gov.tw:443 -noservername -showcerts\n${whole}`, ['usable; -; -']],
  ['certutil 說已廢止', certutil('CERT_TRUST_IS_REVOKED', ''), ['unusable; -; windows-built only-names said-revoked']],
  ['certutil 說不在有效期間', certutil('CERT_TRUST_IS_NOT_TIME_VALID', ''), ['unusable; -; windows-built only-names said-dates']],
  [
    'certutil 說過期，日期也印出來',
    certutil('CERT_TRUST_IS_NOT_TIME_VALID', '  NotAfter: 2026/1/1 上午 08:00\n'),
    ['unusable; -; windows-built only-names listed-expired'],
  ],
  ['certutil 接不到根', certutil('CERT_TRUST_IS_PARTIAL_CHAIN', ''), ['unreadable; -; windows-built only-names']],
  [
    'certutil 的串鍊是 Windows 接的',
    'CertContext[0][0]: dwInfoStatus=102 dwErrorStatus=0\n  Issuer: CN=A\n  Subject: CN=B\n',
    ['unreadable; -; windows-built only-names'],
  ],
];
for (const [what, text, verdicts, given] of CASES)
  test(what, async () => assert.deepEqual((await judge(text, given)).map(summary), verdicts));

for (const version of ['OpenSSL 1.0.2', 'OpenSSL 1.1.1', 'OpenSSL 3.2', 'LibreSSL'] as const)
  test(`${version}：沒有 -showcerts 也認得清單上的中繼`, async () => {
    assert.deepEqual((await judge(sClientText([SITE, INT], { version, showcerts: false }))).map(summary), ['unreadable; -; not-pasted']);
    assert.deepEqual((await judge(sClientText([SITE], { version, showcerts: true, code: 21 }))).map(summary), [
      'unusable; missing-intermediate; -',
    ]);
  });

test('實際抓到的輸出和自己寫的一樣判斷', async () => {
  const real = async (name: string): Promise<string[]> => (await judge(fixture(`${name}.txt`))).map(summary);
  assert.deepEqual(await real('s-client-showcerts'), ['usable; -; -']);
  assert.deepEqual(await real('s-client-nameopt'), ['usable; -; -']);
  assert.deepEqual(await real('s-client-plain'), ['unreadable; -; not-pasted']);
  assert.deepEqual(await real('s-client-leaf-only'), ['unusable; missing-intermediate; -']);
  assert.deepEqual(await real('s-client-with-root-tls12'), ['unreadable; -; not-pasted listing-root']);
});

test('本站認得的中繼不在清單裡，只有名稱也說得出少了', async () => {
  const intermediate = authorities.find(({ id }) => id === 'twca-secure-ssl-2023g3');
  assert.ok(intermediate);
  const text = `Certificate #0\n====================================\nOwner: CN=www.example.gov.tw, C=TW\nIssuer: ${intermediate.subject}\nSerial number: 1\n]\n`;
  assert.deepEqual((await judge(text)).map(summary), ['unusable; -; listing-gap only-names']);
});

const CHANGES: readonly [what: string, text: string, changes: string[]][] = [
  ['補上中繼', short + whole, ['sent-more', 'same-leaf', 'verdict-changed']],
  ['少了中繼', whole + short, ['sent-less', 'same-leaf', 'verdict-changed']],
  ['一模一樣', whole + whole, ['all-same']],
  ['只是有沒有 -showcerts', plain + whole, ['all-same', 'verdict-changed']],
  ['換了一張網站憑證', fixture('s-client-other.txt') + fixture('s-client-plain.txt'), ['other-leaf']],
  [
    '名稱一樣，日期不同',
    fixture('curl-ok.txt') + fixture('curl-ok.txt').replace(/expire date: .*/, 'expire date: Sep 24 03:00:00 2028 GMT'),
    ['other-leaf-until'],
  ],
  [
    '名稱與日期一樣，指紋不同',
    fixture('keytool-zh.txt') + fixture('keytool-zh.txt').replace(/SHA256: ../, 'SHA256: 00'),
    ['other-leaf-print'],
  ],
  [
    '名稱一樣，看不到日期，簽發者不同',
    fixture('curl-ok.txt') +
      fixture('curl-ok.txt')
        .replace(/^.*expire date: .*\n/m, '')
        .replace('CN=Lab Server CA - G1', 'CN=Another CA'),
    ['other-leaf-issuer'],
  ],
  ['順序不同', printed([SITE, INT, ROOT], true) + printed([SITE, ROOT, INT], true), ['other-order', 'verdict-changed']],
  [
    '不同的主機',
    `$ openssl s_client -connect a.test:443\n${whole}$ openssl s_client -connect b.test:443\n${whole}`,
    ['other-host', 'all-same'],
  ],
  ['openssl 與 curl 看到同一張', fixture('s-client-plain.txt') + fixture('curl-ok.txt'), ['same-leaf']],
  ['一段什麼都沒有', `${whole}CONNECTED(00000003)\n---\nno peer certificate available\n---\n`, ['names-unknown', 'verdict-changed']],
];
for (const [what, text, changes] of CHANGES)
  test(`兩段比較：${what}`, async () => {
    const [before, after] = await judge(text);
    assert.ok(before && after);
    assert.deepEqual(
      compareRuns(before, after).map(({ code }) => code),
      changes,
    );
  });

test('每個代碼與標籤都有字，字裡的每個 {名稱} 都是那個代碼會給的事實；沒有用不到的字', () => {
  const known: Record<string, readonly string[]> = {
    ...runLabels,
    ...changeCodes,
    ...Object.fromEntries(Object.entries(runCodes).map(([code, { facts }]) => [code, facts])),
  };
  assert.deepEqual(Object.keys(words['connection'] ?? {}).sort(), Object.keys(known).sort());
  for (const [code, facts] of Object.entries(known)) {
    const message = words['connection']?.[code];
    for (const hole of [message?.text, message?.detail, message?.fix].flatMap((text) => holesOf(text ?? '')))
      assert.ok(facts.includes(hole), `${code} 沒有 {${hole}}`);
  }
  for (const [code, { severity }] of Object.entries(runCodes))
    if (severity === 'error' || severity === 'unsure') assert.ok(words['connection']?.[code]?.fix, `${code} 要說怎麼辦`);
});

test('報告：兩段各自有標題、結果與清單，之後是比較', async () => {
  const text = runsText(
    await judge(
      `$ openssl s_client -connect www.example.gov.tw:443\n${whole}$ openssl s_client -connect www.example.gov.tw:8443\n${short}`,
    ),
    AT,
    words,
  );
  assert.match(text, /內容裡有 2 段連線，各自判斷/);
  assert.match(text, /【第 1 段：www\.example\.gov\.tw:443（openssl s_client，第 2 行起）】\n可用/);
  assert.match(text, /【第 2 段：www\.example\.gov\.tw:8443（.+\n不可用：缺少中繼憑證/);
  assert.match(text, /各用戶端的結果：\n- Chrome、Edge（Chromium）：接受\n- Firefox：接受\n- OpenSSL：接受\n/);
  assert.match(text, /- OpenSSL：拒絕（unable to get local issuer certificate）\n/);
  assert.match(text, /第 1 段與第 2 段比較：\n- 後面少送了：Lab Server CA - G1。/);
  assert.doesNotMatch(text, /undefined|null|\{/);
});

test('工具自己沒有驗證通過，結果不說沒有發現問題；用戶端的結果跟著變', async () => {
  const clientsOf = async (text: string): Promise<unknown> => {
    const [verdict] = await judge(text);
    return Object.values(verdict?.report?.clients ?? {}).map(({ accepts, code }) => code ?? accepts);
  };
  assert.match(runsText(await judge(fixture('curl-local-issuer.txt')), AT, words), /而且 curl -v 自己沒有驗證通過/);
  assert.deepEqual(await clientsOf(refused(whole, 23, 'certificate revoked')), [null, null, 'certificate revoked']);
  assert.deepEqual(await clientsOf(refused(whole, 62, 'hostname mismatch')), [
    'ERR_CERT_COMMON_NAME_INVALID',
    'SSL_ERROR_BAD_CERT_DOMAIN',
    'hostname mismatch',
  ]);
  assert.deepEqual(await clientsOf(refused(whole, 66, 'EE certificate key too weak')), [null, null, 'EE certificate key too weak']);
});

const OCSP = '\nCertificate ID:\n  Serial Number: 01\nCert Status: good\nThis Update: Nov 28 03:00:00 2026 GMT\n';
test('一段連線印出的 OCSP 回應屬於那一段，外面的屬於每一段', () => {
  const stapled = (mark: string): string => whole.replace('---\nCertificate chain', `OCSP response: ${mark}${OCSP}---\nCertificate chain`);
  const text = `outside-before\n$ openssl s_client -connect a.test:443\n${stapled('first')}$ openssl s_client -connect b.test:443\n${stapled('second')}$ cat other.txt\noutside-after\n`;
  const { runs, others } = splitRuns([
    { text, subjects: [] },
    { text: null, subjects: roots },
  ]);
  const marks = (part: string | null): string[] => part?.match(/first|second|outside-\w+/g) ?? [];
  assert.deepEqual(
    runs.map((run) => marks(run.text)),
    [['first'], ['second']],
  );
  assert.deepEqual(
    others.map((one) => [marks(one.text), one.subjects.length]),
    [
      [['outside-before', 'outside-after'], 0],
      [[], 1],
    ],
  );
});

test('報告說的沒有檢查的事，照每一段實際查過的', async () => {
  const [verdict] = await judge(whole);
  assert.ok(verdict?.report);
  const judged = { ...verdict, report: { ...verdict.report, notJudged: [] } };
  assert.match(runsText([verdict], AT, words), /沒有判斷廢止狀態/);
  assert.doesNotMatch(runsText([judged], AT, words), /沒有檢查的事/);
  assert.match(runsText([judged, verdict], AT, words), /其他憑證的廢止狀態沒有判斷/);
});

test('只看得到名稱時，怎麼再測一次照工具說', async () => {
  const text = async (given: string): Promise<string> => runsText(await judge(given), AT, words);
  assert.match(await text(fixture('keytool-zh.txt')), /用 keytool -printcert -rfc -sslserver HOST:443 再測一次/);
  assert.doesNotMatch(await text(certutil('CERT_TRUST_IS_PARTIAL_CHAIN', '')), /keytool/);
});

test('沒有 -showcerts 的報告不說缺少，說怎麼再貼一次', async () => {
  const text = runsText(await judge(plain), AT, words);
  assert.doesNotMatch(text, /缺少|缺口|各用戶端的結果/);
  assert.match(text, /清單上有、內容沒有貼上：Lab Server CA - G1/);
  assert.match(text, /加上 -showcerts/);
});
