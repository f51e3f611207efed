import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerptOf, markText } from '../../../src/core/search/excerpt.ts';
import { spellingOf } from '../../../src/core/search/spelling.ts';
import { coverWithConcepts } from '../../../src/core/search/find-concepts.ts';
import { indexTokens } from '../../../src/core/search/index-tokens.ts';
import { normalise } from '../../../src/core/search/normalise.ts';
import { pastedKind } from '../../../src/core/search/pasted.ts';
import { isNamePlace, isPlaceOf, packPlace } from '../../../src/core/search/place.ts';
import { intentOf, queryUnits } from '../../../src/core/search/query-units.ts';
import type { RecordTable } from '../../../src/core/search/record.ts';
import { search } from '../../../src/core/search/search.ts';
import { splitWords } from '../../../src/core/search/split-words.ts';
import { placeOf } from '../../../src/core/search/stored.ts';
import { vocabularyOf } from '../../../src/core/search/vocabulary.ts';

const vocabulary = vocabularyOf({
  simplified: '证證书書钥鑰链鏈',
  concepts: [
    ['憑證', '證書', 'certificate'],
    ['憑證串鏈', '串鏈', '憑證鏈', '證書鏈', 'certificate chain'],
    ['私密金鑰', '私鑰', 'private key'],
    ['ca'],
  ],
  terms: 0,
  plain: [],
  products: [],
  asking: [],
  singles: '',
  words: '遺失 檢查',
  fillers: ['怎麼辦', '請問', '怎麼'],
  how: ['怎麼'],
  weak: [],
  trouble: ['怎麼辦'],
  particles: '的了嗎',
});
const spelling = spellingOf(
  (name) => Promise.resolve(name.startsWith('words') ? '' : { syllables: '', everyday: '', others: '' }),
  vocabulary,
);
const text = (stretches: readonly { text: string }[]): string => stretches.map((each) => each.text).join('');

for (const [given, plain] of [
  ['ＣＳＲ　２０４８', 'csr 2048'],
  ['证书链', '證書鏈'],
  ['憑証串鍊', '憑證串鏈'],
  ['台灣', '臺灣'],
] as const) {
  test(`不同的寫法看成一樣：${given}`, () => assert.equal(normalise(given, vocabulary.simplified), plain));
}

for (const [given, words] of [
  ['在 server.xml 設定', ['在', 'server.xml', '設定']],
  ['NET::ERR_CERT_DATE_INVALID。', ['net::err_cert_date_invalid']],
  ['pfx檔', ['pfx', '檔']],
  ['0x80090016、AH02565', ['0x80090016', 'ah02565']],
  ['——！？', []],
] as const) {
  test(`切成詞：${given}`, () =>
    assert.deepEqual(
      splitWords(normalise(given, new Map())).map((word) => word.text),
      [...words],
    ));
}

test('索引裡有每一對相鄰的字、整個代碼、代碼的每一段，以及名詞的代號', () => {
  assert.deepEqual(indexTokens('憑證鏈', vocabulary), ['憑證', '證鏈', 'qq1zz', 'qq0zz']);
  assert.deepEqual(indexTokens('HOST:ERR_CERT', vocabulary), ['hostcoerruucert', 'host', 'erruucert', 'err', 'cert']);
});

test('Chrome 的代碼前面有沒有 NET:: 都是同一個，別的前置名稱不動', () => {
  assert.deepEqual(indexTokens('NET::ERR_CERT', vocabulary), indexTokens('ERR_CERT', vocabulary));
  assert.deepEqual(queryUnits('NET::ERR_CERT', vocabulary)[0]?.ways, queryUnits('ERR_CERT', vocabulary)[0]?.ways);
  assert.notDeepEqual(indexTokens('LWP::ERR_CERT', vocabulary), indexTokens('ERR_CERT', vocabulary));
});

test('問怎麼做的，文章排在同樣符合的症狀前面；問怎麼辦的不動', async () => {
  const asksHow = (query: string): boolean => intentOf(query, [], vocabulary).how;
  assert.equal(asksHow('憑證怎麼裝'), true);
  assert.equal(asksHow('憑證過期怎麼辦'), false);
  assert.equal(asksHow('憑證'), false);
  const both: RecordTable = { ...table, kinds: ['flow', 'section'], pages: [0, 1], titles: [4, 4], historical: new Set() };
  const first = async (query: string): Promise<string | undefined> => {
    const all = () => Promise.resolve([0, 1].map((record) => ({ record, score: 1, titled: false, exact: true })));
    return both.kinds[(await search(query, { vocabulary, table: both, find: all, spelling })).results[0]?.record ?? -1];
  };
  assert.equal(await first('憑證'), 'flow');
  assert.equal(await first('憑證怎麼裝'), 'section');
  assert.equal(await first('憑證怎麼辦'), 'flow');
});

test('站上沒有的字不影響其餘的排序', async () => {
  const two: RecordTable = { ...table, kinds: ['section', 'section'], pages: [0, 1], titles: [2, 2], historical: new Set() };
  // 標題有「憑證」的那一筆，引擎給的分數略低。
  const some = (token: string) =>
    Promise.resolve(
      token === '憑證'
        ? [
            { record: 0, score: 1.5, titled: false, exact: true },
            { record: 1, score: 1, titled: true, exact: true },
          ]
        : [],
    );
  const order = async (query: string): Promise<number[]> =>
    (await search(query, { vocabulary, table: two, find: some, spelling })).results.map(({ record }) => record);
  assert.deepEqual(await order('憑證'), [1, 0]);
  assert.deepEqual(await order('fortigate 憑證'), [1, 0]);
});

test('名詞取最長的，不從代碼或檔名裡切出來', () => {
  assert.deepEqual(
    coverWithConcepts('憑證鏈的憑證', vocabulary.concepts).map(({ form }) => form),
    ['憑證鏈', '憑證'],
  );
  assert.deepEqual(coverWithConcepts('ca-bundle.pem', vocabulary.concepts), []);
  assert.deepEqual(coverWithConcepts('because', vocabulary.concepts), []);
});

test('名稱蓋住最多的字，不為了長的那一個留下零碎的字', () => {
  const words = vocabularyOf({
    ...{
      simplified: '',
      terms: 0,
      plain: [],
      products: [],
      asking: [],
      singles: '',
      words: '',
      fillers: [],
      how: [],
      weak: [],
      trouble: [],
      particles: '',
    },
    concepts: [['安裝', '裝憑證'], ['憑證']],
  });
  assert.deepEqual(
    coverWithConcepts('安裝憑證', words.concepts).map(({ form }) => form),
    ['安裝', '憑證'],
  );
  assert.deepEqual(
    coverWithConcepts('怎裝憑證', words.concepts).map(({ form }) => form),
    ['裝憑證'],
  );
});

test('句子裡切出來的零碎中文不說站上沒有；單獨打的才說', async () => {
  for (const [query, missing] of [
    ['私鑰 咖啡機', ['咖啡', '啡機']],
    ['私鑰前手沒給我也不知道放哪一台了', []],
    ['fortigate 私鑰', ['fortigate']],
  ] as const)
    assert.deepEqual((await search(query, { vocabulary, table, find, spelling })).missing, missing, query);
});

test('問句留下要找的東西；全是客套話時照字面找', () => {
  assert.deepEqual(
    queryUnits('請問私钥遺失了怎麼辦', vocabulary).map(({ shown }) => shown),
    ['私鑰', '遺失'],
  );
  assert.deepEqual(
    queryUnits('怎麼辦', vocabulary).map(({ shown }) => shown),
    ['怎麼辦'],
  );
  assert.deepEqual(queryUnits('', vocabulary), []);
});

const texts = ['憑證串鏈 怎麼檢查', '中繼憑證 裝錯', '私密金鑰 遺失', 'ERR_CERT_DATE', '私密金鑰 遺失 又遺失'];
const table: RecordTable = {
  kinds: texts.map(() => 'section'),
  pages: [0, 1, 2, 3, 4],
  titles: texts.map(() => 4),
  historical: new Set([4]),
  products: [],
  tasks: [],
};
const find = (token: string) =>
  Promise.resolve(
    texts.flatMap((each, record) =>
      indexTokens(each, vocabulary).includes(token) ? [{ record, score: 1, titled: false, exact: true }] : [],
    ),
  );
const found = async (query: string): Promise<number[]> =>
  (await search(query, { vocabulary, table, find, spelling })).results.map(({ record }) => record);

test('別的寫法、簡體、英文都找得到同一件事', async () => {
  for (const query of ['串鏈', '证书链', 'certificate chain', '憑證鏈']) assert.deepEqual((await found(query))[0], 0, query);
  assert.deepEqual((await found('私鑰遺失'))[0], 2, '歷史資料排在後面');
});

test('沒有一筆全部符合時說出來，也說出哪一部分站上沒有', async () => {
  const answer = await search('私鑰 咖啡', { vocabulary, table, find, spelling });
  assert.equal(answer.whole, false);
  assert.deepEqual(answer.missing, ['咖啡']);
  assert.equal(answer.results.length > 0, true);
  assert.deepEqual((await search('咖啡', { vocabulary, table, find, spelling })).results, []);
  assert.deepEqual((await search('   ', { vocabulary, table, find, spelling })).results, []);
});

test('摘錄是整句，標出符合的字，原文一字不改', () => {
  const units = queryUnits('私鑰遺失', vocabulary);
  const line = '先備份。私密金鑰遺失就要重新申請。其他事。';
  const excerpt = excerptOf(line, units, vocabulary.simplified);
  assert.equal(text(excerpt).startsWith('私密金鑰遺失就要重新申請。'), true);
  assert.deepEqual(
    excerpt.filter(({ marked }) => marked).map((each) => each.text),
    ['私密金鑰遺失'],
  );
  assert.equal(text(markText('ＣＡ 與 because', queryUnits('ca', vocabulary), vocabulary.simplified)), 'ＣＡ 與 because');
  assert.deepEqual(markText('ＣＡ 與 because', queryUnits('ca', vocabulary), vocabulary.simplified)[0], { text: 'ＣＡ', marked: true });
  assert.deepEqual(excerptOf('', units, vocabulary.simplified), []);
});

test('知道的名稱只標整個字：certificate 不標在 certificates 或 certutil 的開頭', () => {
  const marked = (query: string): string[] =>
    markText('憑證 certificate 與 certificates', queryUnits(query, vocabulary), vocabulary.simplified)
      .filter(({ marked: hit }) => hit)
      .map((each) => each.text);
  assert.deepEqual(marked('證書'), ['憑證', 'certificate']);
  // Still being typed.
  assert.deepEqual(marked('certif'), ['certif', 'certif']);
});

test('一樣切題時，摘錄選句子，不選清單或指令的一行', () => {
  const units = queryUnits('私鑰', vocabulary);
  assert.equal(
    text(excerptOf('openssl 私鑰 -in www.key -noout -text -verify -checkend 86400\n先備份私鑰。', units, vocabulary.simplified)),
    '先備份私鑰。',
  );
});

test('很長的一句只留要緊的一段', () => {
  const long = `${'很長的前言，'.repeat(40)}私密金鑰遺失了，${'很長的後話，'.repeat(40)}`;
  const excerpt = text(excerptOf(long, queryUnits('私鑰遺失', vocabulary), vocabulary.simplified));
  assert.equal(excerpt.includes('私密金鑰遺失'), true);
  assert.equal(excerpt.length < 150, true, String(excerpt.length));
});

for (const [given, kind] of [
  ['憑證串鍊', null],
  ['-----BEGIN CERTIFICATE REQUEST-----\nMIIC', 'block'],
  ['第一行\n第二行', 'block'],
  ['Certificate and private key do not match', null],
  ['AH02565: Certificate and private key www.example.gov.tw:443:0 from a.pem and b.key do not match', 'message'],
  ["keytool error: java.lang.Exception: Public keys in reply and keystore don't match", 'message'],
  ['單行\n', null],
] as const) {
  test(`貼上的是什麼：${given.slice(0, 24).replace('\n', '⏎')}`, () => assert.equal(pastedKind(given), kind));
}

test('索引的位置記得欄位與字長：比問的短就不是它', () => {
  const place = packPlace(1, 'keytool'.length);
  assert.equal(isPlaceOf('keytool', place, true), true);
  assert.equal(isPlaceOf('keyt', place, true), false);
  assert.equal(isPlaceOf('keyt', place, false), true);
  assert.equal(isPlaceOf('keytoolx', place, false), false);
  assert.equal(isNamePlace(place), true);
  assert.equal(isNamePlace(packPlace(4, 7)), false);
});

test('第幾筆在哪一份文字裡', () => {
  assert.deepEqual(
    [0, 2, 3, 9].map((record) => placeOf(record, [0, 3, 8])),
    [
      { piece: 0, at: 0 },
      { piece: 0, at: 2 },
      { piece: 1, at: 0 },
      { piece: 2, at: 1 },
    ],
  );
});
