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
