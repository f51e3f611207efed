import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterWords } from '../../../src/content/reply-answers.ts';
import { firstSentence } from '../../../src/core/reply/plain-text.ts';
import { shortForm } from '../../../src/core/reply/short-form.ts';

const words = letterWords();

test('一個步驟只留第一句', () => {
  const cases: [string, string][] = [
    ['收信。到信箱找。', '收信。'],
    ['金鑰還在嗎？以管理員開啟：', '金鑰還在嗎？'],
    ['把憑證放進「個人」：', '把憑證放進「個人」。'],
    ['換完：從外面確認', '換完：從外面確認'],
  ];
  for (const [text, first] of cases) assert.equal(firstSentence(text), first);
});

test('只有一串步驟：列出每一步，用那一節的標題帶出來；指到旁邊的話改成說明頁', () => {
  const outline = {
    first: '先看簽發者：',
    lists: [['轉檔，依下表。再看', '安裝（下一節）。然後檢查。']],
    sections: [
      { heading: '安裝', lists: 1 },
      { heading: '別的', lists: 0 },
    ],
  };
  assert.deepEqual(shortForm(outline, words), {
    first: '先看簽發者。',
    lead: '安裝',
    steps: ['轉檔，依說明頁的表。', '安裝（說明頁）。'],
    parts: [],
  });
});

test('好幾串步驟：那幾節的標題就是步驟；沒有步驟：列出頁面有哪些節', () => {
  const sections = [
    { heading: '甲', lists: 1 },
    { heading: '乙', lists: 0 },
    { heading: '丙', lists: 1 },
  ];
  assert.deepEqual(shortForm({ first: '', lists: [['一'], ['二']], sections }, words), {
    first: '',
    lead: '',
    steps: ['甲', '丙'],
    parts: [],
  });
  const none = sections.map(({ heading }) => ({ heading, lists: 0 }));
  assert.deepEqual(shortForm({ first: '', lists: [], sections: none }, words), {
    first: '',
    lead: '',
    steps: [],
    parts: ['甲', '乙', '丙'],
  });
});
