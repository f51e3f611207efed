import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { byFile } from '../../../src/content/content-folder.ts';
import { readName } from '../../../src/core/rehearse/asked-names.ts';
import { FAULTS, type Fault } from '../../../src/core/rehearse/fault.ts';
import { makeSet, type RehearsalSet } from '../../../src/core/rehearse/make-set.ts';
import { readmeFile } from '../../../src/core/rehearse/readme.ts';
import { setFiles } from '../../../src/core/rehearse/set-files.ts';
import { SHAPES, type Shape } from '../../../src/core/rehearse/shape.ts';
import { createIssuer } from '../../../src/peculiar/issuer.ts';

const words = byFile('messages');
const now = new Date('2026-11-28T04:00:00Z');

async function made(shape: Shape, fault: Fault | null = null): Promise<RehearsalSet> {
  const issuer = createIssuer(globalThis.crypto.subtle);
  const { spki } = await issuer.makeKeys('ec-p256');
  const random = (length: number): Uint8Array => globalThis.crypto.getRandomValues(new Uint8Array(length));
  const name = readName('www.example.gov.tw');
  assert.ok(name);
  return makeSet({ spki, keyType: 'EC', names: [name], shape, authorityKey: 'ec-p256', fault, now }, { issuer, random, words });
}

const textOf = (set: RehearsalSet): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(readmeFile(set, words).bytes);

test('README 記事本打得開：UTF-8 的記號、Windows 的換行，每一個檔案都有說明，沒有沒填的洞', async () => {
  for (const shape of SHAPES) {
    const set = await made(shape);
    const text = textOf(set);
    assert.ok(text.startsWith('\uFEFF演練用的憑證，不可上線'));
    assert.doesNotMatch(text, /(?<!\r)\n|[{}]/);
    const lines = text.split('\r\n');
    for (const { name } of setFiles(set)) assert.equal(lines.filter((line) => line.startsWith(`${name}  `)).length, 1, name);
    // Notepad breaks no lines of its own accord.
    assert.ok(lines.every((line) => line.length <= 120));
  }
});

test('README 說得出這一組：編號、名稱、失效的時間，與每一張的指紋', async () => {
  const set = await made('twca');
  const text = textOf(set);
  for (const said of [`編號 ${set.id}`, 'www.example.gov.tw', '失效：2026-12-05 10:59（臺灣時間）', 'PRACTICE ONLY'])
    assert.ok(text.includes(said), said);
  const installed = [
    ['My', set.server],
    ['CA', set.intermediate],
    ['CA', set.cross],
    ['Root', set.root],
    ['Root', set.sameNameRoot],
  ] as const;
  for (const [store, der] of installed) {
    assert.ok(der);
    assert.ok(text.includes(`certutil -delstore ${store} ${createHash('sha1').update(der).digest('hex')}\r\n`), store);
  }
});

test('復原的每一個地方都說到', async () => {
  const text = textOf(await made('simple'));
  const places = [
    '「個人」',
    '「中繼憑證授權單位」',
    '「受信任的根憑證授權單位」',
    'cacerts',
    'update-ca-certificates',
    'update-ca-trust',
    'Firefox',
    'keystore',
    '繫結',
  ];
  for (const place of places) assert.ok(text.includes(place), place);
});

test('找錯的練習：README 只說是練習，每一種錯都一樣，也不說什麼時候失效', async () => {
  /** What differs from set to set, and which files there are, is left out. */
  const told = (text: string): string[] =>
    text
      .replace(/[0-9A-F]{6}\b|\b[0-9a-f]{40}\b/g, '#')
      .split('\r\n')
      .filter((line) => !/^\S+\.(?:cer|crt|pem|p7b) {2}|certutil/.test(line));
  const all = await Promise.all(FAULTS.map(async (fault) => told(textOf(await made('gtlsca', fault)))));
  for (const [at, lines] of all.entries()) {
    assert.deepEqual(lines, all[0], FAULTS[at]);
    assert.ok(lines.some((line) => line.includes('找錯的練習')));
    assert.ok(!lines.some((line) => line.startsWith('失效')));
  }
  assert.ok(!textOf(await made('gtlsca')).includes('找錯的練習'));
});
