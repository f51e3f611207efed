import assert from 'node:assert/strict';
import test from 'node:test';
import { letterPieces } from '../../../src/core/plan/letter-pieces.ts';

const labels: Readonly<Record<string, string>> = { organisation: '機關全銜', domain: '網域名稱' };
const pieces = (code: string, day = ''): string[] =>
  letterPieces(code, (field) => ({ name: labels[field] ?? field, shown: `○○（${labels[field] ?? field}）` }), day).map((piece) =>
    typeof piece === 'string' ? piece : `<${piece.by} ${piece.name}${piece.field && ` ${piece.field}`}: ${piece.shown}>`,
  );

test('清單的信：表單的值、清單的日子、手填的各是一個空格，名稱說得出是什麼', () => {
  assert.deepEqual(pieces('{{organisation}}的網站\n預定上線日：○年○月○日\n聯絡人：○○○，電話：○○○。', '預定上線日'), [
    '<field 機關全銜 organisation: ○○（機關全銜）>',
    '的網站\n預定上線日：',
    '<day 預定上線日: ○年○月○日>',
    '\n聯絡人：',
    '<hand 聯絡人: ○○○>',
    '，電話：',
    '<hand 電話: ○○○>',
    '。',
  ]);
});

test('清單的信：沒有日子的清單，日期手填；沒有空格的信是一段字', () => {
  assert.deepEqual(pieces('到期日：○年○月○日'), ['到期日：', '<hand 到期日: ○年○月○日>']);
  assert.deepEqual(pieces('您好：\n謝謝。'), ['您好：\n謝謝。']);
});
