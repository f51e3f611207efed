import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mayBeReport } from '../../../src/core/findings/may-be-report.ts';
import { ends } from '../../support/effort.ts';
import { findings } from './vocabulary.ts';

const folder = new URL('../../fixtures/scan-reports/', import.meta.url);

test('每一份報告、每一個名稱都值得當成報告讀', () => {
  for (const file of readdirSync(folder).filter((name) => !/\.(?:md|yaml)$/.test(name)))
    assert.ok(mayBeReport(readFileSync(new URL(file, folder), 'utf8')), file);
  for (const { names } of findings)
    for (const { name } of [...names.nessus, ...names.openvas, ...names.qualys]) assert.ok(name === undefined || mayBeReport(name), name);
});

test('常見的貼上內容不會白讀', () => {
  for (const text of [
    'SSL: error:05800074:x509 certificate routines::key values mismatch',
    'curl: (60) SSL certificate problem: unable to get local issuer certificate',
    'keytool error: java.lang.Exception: Alias <web site> does not exist',
    '本機關已停用 TLS 1.0 與 TLS 1.1，並移除 RC4。',
  ])
    assert.equal(mayBeReport(text), false, text);
});

test('一百萬個字也很快', async () => {
  for (const piece of ['SSL ', 'TLS/x', '|', ' <<-', 'Plugin I']) {
    const text = piece.repeat(Math.ceil((1024 * 1024) / piece.length));
    await ends(() => mayBeReport(text));
  }
});
