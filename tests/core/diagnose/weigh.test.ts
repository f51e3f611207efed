import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weigh, type Weighed } from '../../../src/core/diagnose/weigh.ts';
import { diagnose } from '../recognise/catalogue.ts';

let made = 0;
/** A piece of evidence made by hand; each has a value of its own. */
function piece(causes: readonly string[], more: Partial<Weighed> = {}): Weighed {
  return { kind: 'wording', value: `w${made++}`, line: 1, rule: {}, facts: {}, count: 1, causes, side: null, product: null, ...more };
}
const said = (evidence: readonly Weighed[], general: readonly string[] = []): string[] =>
  weigh(evidence, general).map(({ cause, certainty, kind }) => `${cause} ${certainty} ${kind}`);

const same = piece(['expired'], { value: 'same' });
const shell = { rule: { wrapper: true } } as const;

const table: [what: string, evidence: Weighed[], expected: string[], general?: string[]][] = [
  ['沒有證據就沒有判斷', [], []],
  ['沒有原因的證據不成判斷', [piece([])], []],
  ['只有一個原因：確定', [piece(['expired'])], ['expired sure answer']],
  [
    '好幾個原因：第一個很可能，其他的可能，都是同一件事的另一種讀法',
    [piece(['missing-intermediate', 'private-root'])],
    ['missing-intermediate likely answer', 'private-root possible alternative'],
  ],
  ['外層的訊息讓給裡面的原因', [piece(['wrapper-only'], shell), piece(['expired'])], ['expired sure answer']],
  ['外層的訊息沒有別的可說時才說，不說確定', [piece(['wrapper-only'], shell)], ['wrapper-only likely answer']],
  ['排除的原因不說', [piece(['expired']), piece([], { kind: 'output', against: ['expired'] })], []],
  [
    '一段連線排除的，只在那一段裡算數',
    [
      piece(['expired'], { line: 3 }),
      piece(['expired'], { line: 12 }),
      piece([], { kind: 'output', against: ['expired'], within: [1, 9] }),
    ],
    ['expired sure answer'],
  ],
  ['在那一段裡面的不說', [piece(['expired'], { line: 3 }), piece([], { kind: 'output', against: ['expired'], within: [1, 9] })], []],
  [
    '排除一個之後，剩下的那一個就確定',
    [piece(['expired', 'clock-wrong']), piece([], { kind: 'output', against: ['expired'] })],
    ['clock-wrong sure answer'],
  ],
  [
    '籠統的原因讓給明確的',
    [piece(['connection-cut'], { line: 1 }), piece(['expired'], { line: 9 })],
    ['expired sure answer', 'connection-cut sure further'],
    ['connection-cut'],
  ],
  ['籠統的原因單獨時還是說', [piece(['connection-cut'])], ['connection-cut sure answer'], ['connection-cut']],
  [
    '兩句不同的話都指向同一個原因：它在前面',
    [piece(['private-root', 'missing-intermediate']), piece(['missing-intermediate', 'expired'])],
    ['missing-intermediate likely answer', 'private-root likely alternative', 'expired possible alternative'],
  ],
  [
    '同一件事出現很多次只算一次',
    [same, { ...same, line: 2 }, { ...same, line: 3 }, piece(['name-mismatch', 'expired-not']), piece(['name-mismatch', 'other'])],
    ['name-mismatch likely answer', 'expired sure further', 'expired-not possible alternative', 'other possible alternative'],
  ],
  [
    '沒有關係的兩件事：另一件是「還有」，不是「也可能」',
    [piece(['key-mismatch'], { line: 1 }), piece(['port-in-use'], { line: 7 })],
    ['key-mismatch sure answer', 'port-in-use sure further'],
  ],
  [
    '意思不只一個的數字讓給說得清楚的',
    [piece(['own-too-old'], { kind: 'code', ambiguous: true }), piece(['expired', 'clock-wrong'])],
    ['expired likely answer', 'clock-wrong possible alternative'],
  ],
  ['意思不只一個的數字單獨時只說可能', [piece(['own-too-old'], { kind: 'code', ambiguous: true })], ['own-too-old possible answer']],
  ['推想的讓給認得的', [piece(['revoked'], { kind: 'phrase' }), piece(['expired'])], ['expired sure answer']],
  ['推想的單獨時最多說很可能', [piece(['revoked'], { kind: 'phrase' })], ['revoked likely answer']],
];

test('證據怎麼變成判斷', () => {
  for (const [what, evidence, expected, general] of table) assert.deepEqual(said(evidence, general), expected, what);
});

test('哪一方、哪個軟體：第一個說得出的證據說了算', () => {
  const [verdict] = weigh(
    [piece(['expired']), piece(['expired'], { side: 'server', product: 'nginx' }), piece(['expired'], { side: 'client' })],
    [],
  );
  assert.equal(verdict?.side, 'server');
  assert.equal(verdict.product, 'nginx');
});

test('證據的順序不影響哪個原因在前', () => {
  const evidence = [
    piece(['private-root', 'missing-intermediate']),
    piece(['missing-intermediate', 'expired']),
    piece(['wrapper-only'], shell),
  ];
  const order = (list: readonly Weighed[]): string[] => weigh(list, []).map(({ cause }) => cause);
  assert.deepEqual(order([...evidence].reverse()), order(evidence));
});

/** What s_client prints of a server that sends its intermediate, or only its own certificate. */
const connectionOf = (code: 0 | 21): string => {
  const sent = code === 0 ? [0, 1] : [0];
  const verifying =
    code === 0
      ? 'depth=2 CN = Root\nverify return:1\ndepth=1 CN = CA 1\nverify return:1\ndepth=0 CN = CA 0\nverify return:1\n'
      : 'depth=0 CN = CA 0\nverify error:num=20:unable to get local issuer certificate\nverify return:1\ndepth=0 CN = CA 0\nverify error:num=21:unable to verify the first certificate\nverify return:1\n';
  const entries = sent.map((at) => ` ${at} s:CN = CA ${at}\n   i:CN = CA ${at + 1}\n`).join('');
  const words = code === 0 ? 'ok' : 'unable to verify the first certificate';
  return `CONNECTED(00000003)\n${verifying}---\nCertificate chain\n${entries}---\nServer certificate\nsubject=CN = CA 0\n---\nVerify return code: ${code} (${words})\n---\n`;
};

/** Whole texts: what is said first. */
const wholes: [what: string, text: string, cause: string | undefined][] = [
  [
    '外層與內層一起貼：說內層的',
    'System.Net.Http.HttpRequestException: The SSL connection could not be established, see inner exception.\n ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: NotTimeValid',
    'expired',
  ],
  [
    '驗證通過就不說鏈有問題',
    'CONNECTED(00000003)\n---\nCertificate chain\n 0 s:CN = www.example.gov.tw\n   i:CN = Example CA\n---\nVerify return code: 0 (ok)\n',
    undefined,
  ],
  ['先好後壞的兩段連線：說後面那一段的', connectionOf(0) + connectionOf(21), 'missing-intermediate'],
  ['先壞後好也一樣', connectionOf(21) + connectionOf(0), 'missing-intermediate'],
  [
    '廢止清冊說沒有廢止的憑證，不是憑證已廢止',
    'Certificate Revocation List (CRL):\n        Version 2 (0x1)\n        Signature Algorithm: ecdsa-with-SHA256\n        Issuer: C = TW, CN = Test Issuing CA 1\n        Last Update: Nov 29 06:29:59 2026 GMT\n        Next Update: Dec 29 06:29:59 2026 GMT\nNo Revoked Certificates.\n    Signature Algorithm: ecdsa-with-SHA256\n',
    undefined,
  ],
  ['一般的文字', '今天下午三點開會，憑證組請準時。', undefined],
];

test('整段文字：先說的原因', () => {
  for (const [what, text, cause] of wholes) assert.equal(diagnose(text).verdicts[0]?.cause, cause, what);
});

test('廢止清冊裡的標題不是錯誤碼', () => {
  for (const heading of ['No Revoked Certificates.', 'Revoked Certificates:'])
    assert.deepEqual(diagnose(`Certificate Revocation List (CRL):\n        Version 2 (0x1)\n${heading}\n`).codes, [], heading);
});

test('同一個錯誤重複一千行：一個判斷、一個代碼，次數算得出', () => {
  const { verdicts, codes } = diagnose('curl: (60) SSL certificate problem: certificate has expired\n'.repeat(1000));
  assert.equal(verdicts[0]?.cause, 'expired');
  assert.equal(verdicts[0].certainty, 'sure');
  assert.ok(verdicts[0].evidence.every(({ count }) => count === 1000));
  assert.equal(new Set(codes.map(({ table, code }) => `${table} ${code}`)).size, codes.length);
});
