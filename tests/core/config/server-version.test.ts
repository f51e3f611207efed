import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readServerVersion } from '../../../src/core/config/server-version.ts';

const rows: [text: string, version: string | null][] = [
  ['1.22.1', '1.22.1'],
  [' 10 ', '10'],
  ['10.1', '10.1'],
  ['nginx/1.18.0', '1.18.0'],
  ['nginx version: nginx/1.18.0 (Ubuntu)', '1.18.0'],
  ['1.18.0 (Ubuntu)', '1.18.0'],
  ['1.18.0-6ubuntu14.4', '1.18.0'],
  ['v1.18', '1.18'],
  ['Apache/2.4.52 (Ubuntu)', '2.4.52'],
  ['Apache Tomcat/10.1.59', '10.1.59'],
  ['openresty/1.21.4.1', '1.21.4.1'],
  ['', null],
  ['最新版', null],
  ['nginx 1', null],
  ['20240101.5', null],
  ['1.22222.1', null],
];
for (const [text, version] of rows) test(`版本「${text}」：${version ?? '看不懂'}`, () => assert.equal(readServerVersion(text), version));
