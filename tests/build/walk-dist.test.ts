import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { walkDist } from '../../src/build/walk-dist.ts';

const page = (body: string): string => `<!doctype html><html lang="zh-Hant-TW"><head><meta http-equiv="content-security-policy" content="p"><title>甲</title></head><body><h1>甲</h1>${body}</body></html>`;

test('連結後面的固定代號要有人認得，不認得的指名', () => {
  const dist = mkdtempSync(join(tmpdir(), 'walk-dist-'));
  try {
    mkdirSync(join(dist, 'go'));
    writeFileSync(join(dist, 'go/k01.html'), page(''));
    writeFileSync(join(dist, 'report.html'), page('<a href="#page=k01">1</a><a href="report.html#page=nope">2</a><a href="report.html#add=k01,gone">3</a><a href="#missing">4</a>'));
    const said = walkDist(dist, 'p').problems.map(({ what }) => what).filter((what) => what.includes('代號') || what.includes('段落'));
    assert.deepEqual(said.sort(), ['沒有這個固定代號 report.html#add=k01,gone', '沒有這個固定代號 report.html#page=nope', '連到不存在的段落 #missing']);
  } finally {
    rmSync(dist, { recursive: true });
  }
});
