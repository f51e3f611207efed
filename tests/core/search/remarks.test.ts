import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remarksOf } from '../../../src/core/search/remarks.ts';

const simplified = new Map([
  ['证', '證'],
  ['链', '鏈'],
]);
const none = { corrections: [], names: [], missing: [] };

test('打錯的字照讀者打的寫法，改找的字照結果的寫法', () => {
  const answer = {
    ...none,
    corrections: [
      { at: 1, typed: '裝平證', meant: '裝憑證' },
      { at: 5, typed: 'tomact', meant: 'tomcat' },
    ],
  };
  assert.deepEqual(remarksOf({ ...answer, typed: '怎裝平证 Tomact 9' }, '在 Tomcat 上怎麼安裝', simplified), {
    asked: '怎裝憑證 Tomcat 9',
    slips: [
      { typed: '裝平证', meant: '裝憑證' },
      { typed: 'Tomact', meant: 'Tomcat' },
    ],
    names: [],
    missing: [],
  });
});

test('改找的字不寫成訊息裡的大寫', () => {
  const answer = { ...none, typed: 'certifcate', corrections: [{ at: 0, typed: 'certifcate', meant: 'certificate' }] };
  assert.equal(remarksOf(answer, 'BEGIN CERTIFICATE', simplified).asked, 'certificate');
  assert.equal(remarksOf(answer, 'BEGIN CERTIFICATE，Certificate', simplified).asked, 'Certificate');
});

test('全形字與一個字變成好幾個字，位置都對得回去', () => {
  const answer = { ...none, corrections: [{ at: 2, typed: 'ngnix', meant: 'nginx' }] };
  const { asked, slips } = remarksOf({ ...answer, typed: '㏄ｎｇｎｉｘ 設定' }, '', simplified);
  assert.deepEqual(slips, [{ typed: 'ｎｇｎｉｘ', meant: 'nginx' }]);
  assert.equal(asked, '㏄nginx 設定');
});

test('站上沒有的字照讀者打的寫法；相疊的兩個字合成一個詞', () => {
  const { missing } = remarksOf({ ...none, typed: 'ZABBIX 的咖啡機憑證', missing: ['zabbix', '咖啡', '啡機'] }, '', simplified);
  assert.deepEqual(missing, ['ZABBIX', '咖啡機']);
});

test('對不回讀者打的字時，照索引的寫法', () => {
  assert.deepEqual(remarksOf({ ...none, typed: 'abc', missing: ['xyz'] }, '', simplified).missing, ['xyz']);
});

test('站上的說法：看得到站上的字、看不到自己的字才說，最多兩個', () => {
  const names = [
    { typed: '憑證鏈', name: '憑證串鏈' },
    { typed: '吊銷', name: '廢止' },
    { typed: '過期', name: '有效期間' },
    { typed: '私鑰', name: '私密金鑰' },
  ];
  assert.deepEqual(
    remarksOf({ ...none, typed: '憑證链吊銷過期私鑰', names }, '憑證過期，有效期間\n憑證串鍊\n廢止\n私密金鑰', simplified).names,
    [
      { typed: '憑證链', name: '憑證串鍊' },
      { typed: '吊銷', name: '廢止' },
    ],
  );
});

test('只差空格與標點，或是自己的字的一部分，不必說', () => {
  const names = [
    { typed: 'tls1.0', name: 'tls 1.0' },
    { typed: 'lets encrypt', name: "let's encrypt" },
    { typed: '密碼忘記', name: '密碼' },
  ];
  assert.deepEqual(
    remarksOf({ ...none, typed: 'TLS1.0 lets encrypt 密碼忘記', names }, "TLS 1.0、Let's Encrypt 的密碼", simplified).names,
    [],
  );
});

test('名稱不從別的英文字裡認出來', () => {
  assert.deepEqual(remarksOf({ ...none, typed: '憑證機構', names: [{ typed: '憑證機構', name: 'ca' }] }, 'because', simplified).names, []);
});
