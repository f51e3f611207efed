import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied, correct } from '../../../src/core/search/correct.ts';
import { indexTokens } from '../../../src/core/search/index-tokens.ts';
import { segment } from '../../../src/core/search/segment.ts';
import { syllablesOf } from '../../../src/core/search/sounds.ts';
import { spellingOf } from '../../../src/core/search/spelling.ts';
import { vocabularyOf } from '../../../src/core/search/vocabulary.ts';
import { latinWords, soundsOf } from '../../../src/emit/search/make-spelling.ts';
import { knownWords } from '../../../src/core/search/segment.ts';

const vocabulary = vocabularyOf({
  simplified: '证證',
  concepts: [['憑證'], ['憑證串鏈', '串鏈'], ['nginx'], ['ssl', 'tls'], ['中繼憑證'], ['伺服器']],
  terms: 0,
  plain: [],
  products: [2],
  asking: [],
  singles: '裝換說',
  words: '申請 過期 更新 展期 名詞 解釋 安裝 網站',
  fillers: ['怎麼', '你好'],
  how: ['怎麼'],
  weak: [],
  trouble: [],
  particles: '的了嗎',
});
const texts = [
  'nginx 安裝憑證：ssl_certificate 與 tls',
  'NET::ERR_CERT_AUTHORITY_INVALID provider certificate intranet 憑證串鍊',
  '網站起不來，展期、更新、申請、過期；伺服器的中繼憑證；名詞解釋；裝好再說',
  'nginx ssl_certificate provider certificate ERR_CERT_AUTHORITY_INVALID intranet tls',
  'nginx ssl_certificate provider certificate ERR_CERT_AUTHORITY_INVALID intranet tls',
];
const indexed = new Set(texts.flatMap((text) => indexTokens(text, vocabulary)));
const known = (token: string, typing: boolean): Promise<boolean> =>
  Promise.resolve(indexed.has(token) || (typing && [...indexed].some((each) => each.startsWith(token))));
const spelling = spellingOf((name) => {
  return Promise.resolve(
    name === 'sounds'
      ? soundsOf(knownWords(vocabulary))
      : latinWords(texts, vocabulary)
          .filter((word) => word.startsWith(name.at(-1) ?? ''))
          .join(' '),
  );
}, vocabulary);
const meant = async (query: string): Promise<string> => applied(query, await correct(query, vocabulary, known, spelling), vocabulary);

for (const [typed, wanted] of [
  ['ngnix 憑證', 'nginx  憑證'],
  ['sll 憑證', 'ssl  憑證'],
  ['ERR_CERT_AUTORITY_INVALID 憑證', 'err_cert_authority_invalid  憑證'],
  ['ssl_certifcate 憑證', 'ssl_certificate  憑證'],
  ['平證申請', '憑證申請'],
  ['憑正更新', '憑證更新'],
  ['伺服氣 安裝', '伺服器 安裝'],
  ['中繼頻證', '中繼憑證'],
  ['憑證穿鍊', '憑證串鏈'],
  ['名次解釋', '名詞解釋'],
  ['gp fu/3', '申請'],
  ['gp fu/3qu/65/4', '申請憑證'],
] as const)
  test(`打錯的改找對的：${typed}`, async () => assert.equal(await meant(typed), wanted));

for (const right of [
  'ngi',
  'fortigate 憑證',
  'provided 憑證',
  'intranets 憑證',
  '0x80092004 憑證',
  'err_cert_authority 憑證',
  '網站起不來',
  '憑證裝好',
  '主計總處',
  '平證',
  '憑證',
  '',
])
  test(`沒打錯的、說不準的都不動：${right}`, async () => assert.deepEqual(await correct(right, vocabulary, known, spelling), []));

test('改的是打的那一段，位置與原字都在', async () =>
  assert.deepEqual(await correct('申請平證 ngnix 安裝', vocabulary, known, spelling), [
    { at: 2, typed: '平證', meant: '憑證' },
    { at: 5, typed: 'ngnix', meant: 'nginx' },
  ]));

test('認得的字不必載入任何東西，英文的錯不載入注音', async () => {
  const fresh: string[] = [];
  const own = spellingOf((name) => {
    fresh.push(name);
    return Promise.resolve(name.startsWith('words') ? 'nginx' : { syllables: '', everyday: '', others: '' });
  }, vocabulary);
  await correct('nginx 憑證更新', vocabulary, known, own);
  assert.deepEqual(fresh, []);
  await correct('ngnix 憑證', vocabulary, known, own);
  assert.deepEqual(fresh, ['words-n']);
});

test('讀不到的資料下次再讀', async () => {
  let tries = 0;
  const own = spellingOf(() => (++tries === 1 ? Promise.reject(new Error('讀不到')) : Promise.resolve('nginx')), vocabulary);
  await assert.rejects(correct('ngnix 憑證', vocabulary, known, own));
  assert.deepEqual(
    (await correct('ngnix 憑證', vocabulary, known, own)).map((each) => each.meant),
    ['nginx'],
  );
});

test('切詞取認得的字最多、段數最少的', () => {
  const cut = (run: string): string =>
    segment(run, vocabulary)
      .map(({ text, known: isKnown }) => (isKnown ? text : `(${text})`))
      .join(' ');
  assert.equal(cut('中繼憑證申請'), '中繼憑證 申請');
  assert.equal(cut('憑證過期怎麼'), '憑證 過期 怎麼');
  assert.equal(cut('憑正更新'), '(憑正) 更新');
});

test('注音鍵切成音節，聲調拿掉；不是注音的不算', () => {
  assert.deepEqual(syllablesOf('gp fu/3'), ['gp', 'fu/']);
  assert.deepEqual(syllablesOf('qu/65/4'), ['qu/', '5/']);
  assert.equal(syllablesOf('nginx'), null);
});
