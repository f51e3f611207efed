import assert from 'node:assert/strict';
import { test } from 'node:test';
import { surroundingsOf } from '../../../src/core/diagnose/surroundings.ts';
import { diagnose, knowledge } from '../recognise/catalogue.ts';

const contexts = { tls: ['ssl', 'tls'], 'side-server': ['nginx:', '伺服器端'], 'side-client': ['curl:'] };
const products = [
  { id: 'f5', words: ['f5'] },
  { id: 'nginx', words: ['nginx'] },
  { id: 'java', words: ['javax.net.ssl'], general: true as const },
];
const around = (text: string): ReturnType<typeof surroundingsOf> => surroundingsOf(text.split('\n'), contexts, products);
/** A word, so many lines under the line that is asked about. */
const under = (lines: number, word: string, more = 40): string => `here${'\n.'.repeat(lines - 1)}\n${word}${'\n.'.repeat(more)}`;

test('情境：前後十五行之內', () => {
  assert.ok(around(under(15, 'SSL')).has('tls', 1));
  assert.ok(!around(under(16, 'SSL')).has('tls', 1));
  assert.ok(!around('here').has('tls', 1));
  assert.ok(!around('SSL').has('no-such-context', 1));
});

test('短的文字整段都算附近', () => {
  assert.ok(around(under(25, 'TLS', 0)).has('tls', 1));
});

test('深度：本身或上一行', () => {
  const text = 'verify depth is 3\ndepth=0 CN = www.example.gov.tw\nverify error\n.\ndepth=2 CN = Root\nverify error';
  assert.ok(around(text).has('at-leaf', 3));
  assert.ok(!around(text).has('above-leaf', 3));
  assert.ok(around(text).has('above-leaf', 6));
  assert.ok(!around(text).has('at-leaf', 4));
});

test('哪一方：只有一方的字才算，兩方都有就不說', () => {
  assert.equal(around('nginx: x').sideOf(1), 'server');
  assert.equal(around('curl: x').sideOf(1), 'client');
  assert.equal(around('nginx: curl: x').sideOf(1), null);
  assert.equal(around('x\ncurl: y').sideOf(1), null);
  assert.equal(around('x\ncurl: y').sideNear(1), 'client');
});

test('軟體：短的名稱要是一個字，籠統的不由那一行決定', () => {
  assert.equal(around('Thumbprint: a3f5b1').productOf(1), null);
  assert.equal(around('F5 says').productOf(1), 'f5');
  assert.equal(around('javax.net.ssl.SSLException').productOf(1), null);
  assert.equal(around('javax.net.ssl.SSLException').productNear(1), 'java');
  assert.equal(around('x\nnginx').productNear(1), 'nginx');
});

test('一個程式的兩條輸出誰先誰後，答案都一樣：同一句話在總結和出錯的地方', () => {
  const stderr = ['depth=0 CN = www.example.gov.tw', 'verify error:num=20:unable to get local issuer certificate'];
  const stdout = [
    'CONNECTED(00000003)',
    '---',
    'Certificate chain',
    ' 0 s:CN = www.example.gov.tw',
    '   i:CN = Lab Server CA - G1',
    '---',
    'Verification error: unable to get local issuer certificate',
    '---',
    'New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384',
    'Verify return code: 20 (unable to get local issuer certificate)',
    '---',
  ];
  const orders = stdout.map((_, place) => [...stdout.slice(0, place), ...stderr, ...stdout.slice(place)]).concat([[...stdout, ...stderr]]);
  const causes = orders.map((lines) => diagnose(lines.join('\n')).verdicts.map(({ cause }) => cause));
  assert.equal(causes[0]?.[0], 'missing-intermediate');
  for (const each of causes) assert.deepEqual(each, causes[0]);
});

test('每個用到的情境都有定義', () => {
  const nearOf = (
    rules: readonly { near?: readonly string[] | undefined; when?: readonly { near?: readonly string[] | undefined }[] | undefined }[],
  ): string[] => rules.flatMap(({ near = [], when = [] }) => [...near, ...when.flatMap((each) => each.near ?? [])]);
  const used = [
    ...nearOf(knowledge.wordings),
    ...knowledge.entries.flatMap(({ texts }) => nearOf(texts)),
    ...knowledge.tables.flatMap(({ codes }) => nearOf(codes)),
  ];
  const unknown = new Set(used.filter((name) => !(name in knowledge.contexts) && name !== 'above-leaf' && name !== 'at-leaf'));
  assert.deepEqual([...unknown], []);
});

/** The same words mean another thing on the other side, with another verb, in another depth. */
const decided: [text: string, cause: string][] = [
  ['0x80092004 (-2146885628 CRYPT_E_NOT_FOUND)', 'key-not-here'],
  [
    'certreq -accept a.cer\nCertificate Request Processor: Cannot find object or property. 0x80092004 (-2146885628 CRYPT_E_NOT_FOUND)',
    'request-not-here',
  ],
  [
    'nginx: [error] SSL_do_handshake() failed (SSL: error:0A00009C:SSL routines::http request) while SSL handshaking, client: 192.0.2.7',
    'plain-request-to-tls',
  ],
  ['curl: (35) error:0A00010B:SSL routines::wrong version number', 'plain-http-on-tls-port'],
];

test('動詞、哪一方與情境決定同一個代碼是什麼意思', () => {
  for (const [text, cause] of decided) assert.equal(diagnose(text).verdicts[0]?.cause, cause, text);
});
