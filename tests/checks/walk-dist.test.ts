import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { walkDist } from '../../src/checks/walk-dist.ts';

const page = (body: string): string =>
  `<!doctype html><html lang="zh-Hant-TW"><head><meta http-equiv="content-security-policy" content="p"><title>甲</title></head><body><h1>甲</h1>${body}</body></html>`;

const guard = '<script src="site.js" data-guard="guard.js"></script>';

for (const [title, body, says] of [
  ['守門程式在前面', `${guard}<script src="a.js"></script><input type="search"><textarea></textarea>`, []],
  ['沒有守門程式', '<textarea></textarea>', ['有欄位的頁面，第一個程式要是守門程式']],
  ['別的程式在守門程式之前', `<script src="a.js"></script>${guard}<input>`, ['有欄位的頁面，第一個程式要是守門程式']],
  ['守門程式看不到的欄位', `${guard}<input type="number"><p contenteditable>`, ['這種欄位守門程式看不到', '這種欄位守門程式看不到']],
] as const) {
  test(`每個欄位都有守門程式：${title}`, () => {
    const dist = mkdtempSync(join(tmpdir(), 'walk-dist-'));
    try {
      writeFileSync(join(dist, 'a.html'), page(body));
      const said = walkDist(dist, 'p')
        .problems.map(({ what }) => what)
        .filter((what) => what.includes('守門程式'));
      assert.deepEqual(
        said.map((what) => what.replace(/^<[a-z]+>：|，私密金鑰.*$/g, '')),
        says,
      );
    } finally {
      rmSync(dist, { recursive: true });
    }
  });
}

test('連結後面的固定代號要有人認得，不認得的指名', () => {
  const dist = mkdtempSync(join(tmpdir(), 'walk-dist-'));
  try {
    mkdirSync(join(dist, 'go'));
    writeFileSync(join(dist, 'go/k01.html'), page(''));
    writeFileSync(
      join(dist, 'report.html'),
      page(
        '<a href="#page=k01">1</a><a href="report.html#page=nope">2</a><a href="report.html#add=k01,gone">3</a><a href="#missing">4</a>',
      ),
    );
    const said = walkDist(dist, 'p')
      .problems.map(({ what }) => what)
      .filter((what) => what.includes('代號') || what.includes('段落'));
    assert.deepEqual(said.sort(), [
      '沒有這個固定代號 report.html#add=k01,gone',
      '沒有這個固定代號 report.html#page=nope',
      '連到不存在的段落 #missing',
    ]);
  } finally {
    rmSync(dist, { recursive: true });
  }
});

const OUT = '<a href="../flows/x.html">1</a>';

for (const [title, file, body, says] of [
  ['通往錯誤訊息', 'install/a.html', '<p><a href="../errors/x.html#k01">1</a></p>', []],
  ['通往排查樹', 'install/a.html', OUT, []],
  ['有下一步', 'faq/a.html', '<nav class="onward"><ul><li><a href="../install/b.html">1</a></li></ul></nav>', []],
  ['內文只連到別的文章', 'install/a.html', '<a href="b.html">1</a>', ['死巷：沒有下一步，也沒有排查樹或錯誤訊息']],
  ['排查樹連到文章就夠', 'flows/x.html', '<a href="../install/a.html">1</a>', []],
  ['什麼都沒有', 'tools/a.html', '', ['死巷：內文沒有通往別頁的連結']],
  [
    '只有同一頁的段落、對外的連結與檔案',
    'errors/x.html',
    '<a href="#k01">1</a><a href="x.html#k01">2</a><a href="https://example.gov.tw/a.html">3</a><a href="../a.crt">4</a>',
    ['死巷：內文沒有通往別頁的連結'],
  ],
  [
    '只有網頁路徑與目錄',
    'install/a.html',
    `<div class="crumbs"><nav>${OUT}</nav></div><details class="toc-inline">${OUT}</details>`,
    ['死巷：內文沒有通往別頁的連結'],
  ],
  ['網頁路徑之後還有路', 'install/a.html', `<div class="crumbs"><br><img src="a.png"></div>${OUT}`, []],
  ['側邊選單在內文之外', 'apply.html', `</main><nav>${OUT.replace('../', '')}</nav><main>`, ['死巷：內文沒有通往別頁的連結']],
  ['不必有路的頁面', 'health.html', '', []],
] as const) {
  test(`死巷：${title}`, () => {
    const dist = mkdtempSync(join(tmpdir(), 'walk-dist-'));
    try {
      for (const folder of ['install', 'faq', 'flows', 'tools', 'errors']) mkdirSync(join(dist, folder));
      writeFileSync(join(dist, file), page(`<main>${body}</main>`));
      const said = walkDist(dist, 'p')
        .problems.map(({ what }) => what)
        .filter((what) => what.startsWith('死巷'));
      assert.deepEqual(said, says);
    } finally {
      rmSync(dist, { recursive: true });
    }
  });
}
