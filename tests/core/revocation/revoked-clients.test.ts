import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientText } from '../../../src/core/chain/chain-words.ts';
import { byFile } from '../../../src/content/content-folder.ts';

const words = byFile('messages');

test('已經廢止的憑證：看不出用戶端查不查，說查了就拒絕', () => {
  assert.equal(clientText({ accepts: null, code: null, problem: 'revoked' }, words), '有查廢止狀態就拒絕，沒有查就接受');
  assert.equal(clientText({ accepts: null, code: null, problem: 'search-limit' }, words), '要看情況，這裡無法確定');
});
