import assert from 'node:assert/strict';
import test from 'node:test';
import type { PathLabels } from '../../../src/core/flow/path-text.ts';
import { pathText } from '../../../src/core/flow/path-text.ts';
import { walk } from '../../../src/core/flow/walk.ts';
import { sample } from './sample-flow.ts';

const labels: PathLabels = {
  symptom: '症狀：',
  answer: '答：',
  outcome: '結論：',
  cause: '原因：',
  fix: '處理：',
  helpdesk: '服務台：',
  page: '說明：',
  handOver: '接著看：',
  unfinished: '還沒回答：',
};

test('報修文字：走到結論時寫出問答、結論與說明頁', () => {
  assert.equal(
    pathText(sample, walk(sample, ['yes', 'a']), { labels }),
    [
      '症狀：範例症狀',
      '1. 第一題？',
      '   答：選 yes',
      '2. 第二題？',
      '   答：選 a',
      '結論：好了',
      '原因：原因。',
      '處理：處理方式。',
      '服務台：給服務台的話。',
      '說明：install/iis.html#trouble',
      '',
    ].join('\n'),
  );
});

test('報修文字：還沒走完時寫停在哪一題', () => {
  assert.equal(pathText(sample, walk(sample, ['yes']), { labels }), '症狀：範例症狀\n1. 第一題？\n   答：選 yes\n還沒回答：第二題？\n');
});

test('報修文字：接到另一棵樹時寫那棵樹的標題，不知道標題就寫代號', () => {
  const walked = walk(sample, ['other']);
  const titleOf = (flow: string) => (flow === 'which-ca' ? '是誰簽發的？' : null);
  assert.match(pathText(sample, walked, { labels, titleOf }), /\n接著看：是誰簽發的？\n$/);
  assert.match(pathText(sample, walked, { labels }), /\n接著看：which-ca\n$/);
});

test('報修文字：說明頁可以換成完整網址', () => {
  const addressOf = (page: string) => `https://kb.example.gov.tw/${page}`;
  assert.match(
    pathText(sample, walk(sample, ['no']), { labels, addressOf }),
    /\n說明：https:\/\/kb\.example\.gov\.tw\/install\/iis\.html#trouble\n$/,
  );
});
