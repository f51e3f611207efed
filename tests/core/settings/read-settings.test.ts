import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { readSettings } from '../../../src/core/settings/read-settings.ts';
import { settingNames } from '../../../src/core/settings/settings.ts';

const codes = (value: unknown): string[] => readSettings(value).faults.map((fault) => `${'name' in fault ? fault.name : ''} ${fault.code}`);

test('寫對的都收，前後的空白與換行去掉，空的當作沒寫', () => {
  assert.deepEqual(
    readSettings({
      agency: ' 範例機關\n資訊處 ',
      helpdesk: '憑證服務窗口',
      address: 'https://kb.example.gov.tw/tls/index.html',
      phone: '(02) 1234-5678 轉 9',
      mail: 'tls@example.gov.tw',
      logo: 'img/logo.svg',
      notice: '',
    }),
    {
      settings: {
        agency: '範例機關 資訊處',
        helpdesk: '憑證服務窗口',
        address: 'https://kb.example.gov.tw/tls/',
        phone: '(02) 1234-5678 轉 9',
        mail: 'tls@example.gov.tw',
        logo: 'img/logo.svg',
      },
      faults: [],
    },
  );
  assert.deepEqual(readSettings(undefined), { settings: {}, faults: [] });
  assert.deepEqual(readSettings({ agency: null }), { settings: {}, faults: [] });
});

test('寫錯的各說哪一個、怎麼了，其餘照用', () => {
  const cases: [unknown, string[]][] = [
    ['範例機關', [' no-object']],
    [[], [' no-object']],
    [null, [' no-object']],
    [{ agancy: '範例機關' }, ['agancy unknown-name']],
    [{ agency: 3 }, ['agency no-text']],
    [{ agency: '機'.repeat(41) }, ['agency too-long']],
    [{ notice: '公'.repeat(100_000) }, ['notice too-long']],
    [{ mail: 'tls at example' }, ['mail bad-mail']],
    [{ mail: 'a@b' }, ['mail bad-mail']],
    [{ phone: '請洽總機' }, ['phone bad-phone']],
    [{ phone: 'javascript:1' }, ['phone bad-phone']],
    ...['kb.example.gov.tw', 'javascript:alert(1)', 'file:///D:/kb/', 'https://u:p@kb.example.gov.tw/'].map(
      (address): [unknown, string[]] => [{ address }, ['address bad-address']],
    ),
    ...[
      'https://x.example/logo.png',
      '//x.example/a.png',
      '/logo.png',
      '../logo.png',
      'a/../../b.png',
      'data:image/png;base64,AA',
      'logo.exe',
      'a\\b.png',
    ].map((logo): [unknown, string[]] => [{ logo }, ['logo bad-logo']]),
  ];
  for (const [value, expected] of cases) assert.deepEqual(codes(value), expected, JSON.stringify(value).slice(0, 80));
  assert.equal(readSettings({ agency: '範例機關', mail: '寫錯' }).settings.agency, '範例機關');
});

test('電話、信箱與網址裡的全形字收成半形，不當作寫錯', () => {
  assert.deepEqual(
    readSettings({
      agency: '範例機關（北區）',
      address: 'ｈｔｔｐｓ：／／ｋｂ．ｅｘａｍｐｌｅ．ｇｏｖ．ｔｗ／',
      phone: '０２－１２３４—５６７８　轉　９',
      mail: 'tls－help＠example．gov．tw',
    }),
    {
      settings: {
        agency: '範例機關（北區）',
        address: 'https://kb.example.gov.tw/',
        phone: '02-1234-5678 轉 9',
        mail: 'tls-help@example.gov.tw',
      },
      faults: [],
    },
  );
});

test('存成別的編碼而變成亂碼的，說是編碼，不顯示', () => {
  assert.deepEqual(codes({ agency: '\ufffd\ufffd\ufffd' }), ['agency bad-encoding']);
});

test('換方向的字元與控制字元進不了頁面', () => {
  assert.equal(readSettings({ agency: '範例\u202e機關\u0007' }).settings.agency, '範例 機關');
});

test('附的 site-settings.js 是空的，範例檔每一項都寫得對，也沒有漏掉哪一項', () => {
  const valueIn = (file: string): unknown => {
    const context: { kbSettings?: unknown } = {};
    runInNewContext(readFileSync(join(import.meta.dirname, '../../../public', file), 'utf8'), context);
    // From another realm: only the data counts.
    return JSON.parse(JSON.stringify(context.kbSettings)) as unknown;
  };
  assert.deepEqual(readSettings(valueIn('site-settings.js')), { settings: {}, faults: [] });
  const { settings, faults } = readSettings(valueIn('site-settings.example.js'));
  assert.deepEqual(faults, []);
  assert.deepEqual(Object.keys(settings), settingNames);
});
