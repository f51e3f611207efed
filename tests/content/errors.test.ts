import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { errorCatalogue } from '../../src/schemas/error.ts';
import { catalogueFiles, catalogues, entries } from '../core/recognise/catalogue.ts';

const root = new URL('../../', import.meta.url);
const fields = Object.keys(parse(readFileSync(new URL('content/fields.yaml', root), 'utf8')) as object);

for (const { file, raw } of catalogueFiles) {
  test(`${file} 合乎格式，product 與檔名相同`, () => assert.equal(`${errorCatalogue.parse(raw).product}.yaml`, file));
}

test('產品齊全，訊息原文至少 190 種', () => {
  assert.ok(catalogues.length >= 11, `只有 ${catalogues.length} 個產品`);
  const texts = entries.reduce((sum, { texts: list }) => sum + list.length, 0);
  assert.ok(texts >= 190, `只有 ${texts} 種`);
});

test('id 不重複，同一產品用同一個字母', () => {
  assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
  const letters = new Map<string, string>();
  for (const { id, product } of entries) {
    const letter = /^[a-z]+/.exec(id)?.[0] ?? '';
    assert.equal(letters.get(letter) ?? product, product, `${id} 的字母已經給了另一個產品`);
    letters.set(letter, product);
  }
});

test('每個編號都在，沒有漏掉', () => {
  const last: Readonly<Record<string, number>> = { b: 25, f: 25, s: 4, k: 28, o: 25, a: 18, n: 19, w: 22, t: 9, x: 9, j: 3, c: 19 };
  for (const [letter, count] of Object.entries(last)) {
    for (let number = 1; number <= count; number++) {
      const id = `${letter}${String(number).padStart(2, '0')}`;
      assert.ok(entries.some((entry) => entry.id === id || entry.id.startsWith(id)), `缺少 ${id}`);
    }
  }
});

test('alsoMatches 指到存在的條目，而且真的會一起出現才寫', () => {
  const ids = new Set(entries.map(({ id }) => id));
  for (const { id, alsoMatches } of entries) {
    for (const other of alsoMatches) assert.ok(ids.has(other) && other !== id, `${id} 的 alsoMatches 寫了 ${other}`);
  }
});

test('flow 指到存在的排除步驟', () => {
  const flows = new Set(readdirSync(new URL('content/flows/', root)).map((file) => file.replace(/\.yaml$/u, '')));
  for (const { id, flow } of entries) if (flow !== null) assert.ok(flows.has(flow), `${id} 的 flow ${flow} 不存在`);
});

const PAGES = [
  'csr/overview', 'csr/iis', 'csr/openssl', 'csr/keytool', 'csr/san', 'csr/chinese-names', 'csr/backup-key',
  'install/overview', 'install/iis', 'install/apache', 'install/nginx', 'install/tomcat', 'install/wildfly', 'install/weblogic', 'install/appliances',
  'chain/what-is-a-chain', 'chain/which-ca', 'chain/check-offline', 'chain/break-keystore-chain', 'chain/authorities',
  'move/iis', 'move/apache-nginx', 'move/keystore', 'harden/old-protocols', 'harden/ocsp-stapling', 'harden/hsts-and-redirect',
  'background/mixed-content', 'apply/renewal', 'apply/revocation', 'apply/which-ca', 'apply/acceptance-and-download', 'faq/part-2',
];
const ANCHORS = ['before', 'install', 'chain', 'verify', 'move', 'staple', 'protocols', 'trouble', 'iis-f5'];

test('page 指到指南裡有的頁面與段落', () => {
  for (const { id, page } of entries) {
    if (page === null) continue;
    const [path = '', anchor] = page.split('.html');
    assert.ok(PAGES.includes(path), `${id} 的 page ${page}`);
    if (anchor) assert.ok(ANCHORS.includes(anchor.slice(1)), `${id} 的 page ${page}`);
    if (anchor) assert.match(path, /^(?:install|faq)\//u, `${id}：只有安裝指南與常見問題有固定的段落`);
  }
});

test('指令裡的欄位都定義過', () => {
  for (const { id, steps } of entries) {
    for (const [, field = ''] of steps.join('\n').matchAll(/\{\{([^}]*)\}\}/gu)) assert.ok(fields.includes(field), `${id} 用了沒有定義的 {{${field}}}`);
  }
});

const ADVICE = /(?<!不要用 |不要以 )curl -k\b|(?<!不要)設定 verify=False|--insecure|忽略(?:此|這個)?風險|安裝 ?GRCA|匯入 ?GRCA|安裝 ?GCA2|暫時忽略/u;

test('不教人略過驗證，也不教人在公開網站安裝 GRCA 或 GCA2', () => {
  for (const { id, fix, steps } of entries) {
    assert.doesNotMatch(fix, ADVICE, id);
    assert.doesNotMatch(steps.join('\n'), /(?:^|\s)(?:-k|--insecure|--no-check-certificate)\b|verify=False/u, id);
  }
});

const WORDS = /私鑰|公鑰|證書|服務器|配置文件|默認|信息|軟件|網絡|文件夾|串鏈|憑證串鏈|中間憑證|中間證書|屏幕|程序/u;

test('用詞與全站一致，沒有簡化字與大陸用語', () => {
  for (const { id, title, cause, fix, versions } of entries) {
    for (const text of [title, cause, fix, versions]) {
      assert.doesNotMatch(text, WORDS, id);
      assert.doesNotMatch(text, /\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u, `${id}：中文旁邊要用全形標點：${text}`);
      assert.doesNotMatch(text, /[证书务错误钥无连设报认请这为]/u, `${id}：有簡化字`);
    }
  }
});

test('寫明實際抓下來的範例，條目就不能標成尚未查證', () => {
  for (const { id, examples, confidence } of entries) {
    if (examples.some(({ real }) => real === true)) assert.equal(confidence, 'reproduced', id);
  }
});

test('標成實際抓下來的範例真的在擷取的輸出裡', () => {
  const folder = new URL('tests/fixtures/outputs/', root);
  assert.ok(existsSync(folder));
  const lines = new Set(
    readdirSync(folder).filter((file) => file.endsWith('.txt')).flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split(/\r?\n/u).map((line) => line.trim())),
  );
  for (const { id, examples } of entries) {
    for (const { text, real } of examples) {
      if (real !== true) continue;
      for (const line of text.split('\n')) assert.ok(lines.has(line.trim()), `${id} 的範例「${line.slice(0, 80)}」不在擷取的輸出裡`);
    }
  }
});
