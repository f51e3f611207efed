import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { chromium } from '@playwright/test';
import { filesBelow } from '../../src/content/files-below.ts';
import { installedBrowser } from '../../src/dev/find-browser.ts';
import { root } from '../../src/content/root.ts';
import { contentSecurityPolicy } from '../../src/site/policy.ts';
import { expectMissing } from './expect-missing.ts';
import { serveAsIis } from './iis-server.ts';
import { needed } from './needed.ts';
import { neededBrowser } from './needed-browser.ts';
import { rawRequest } from './raw-request.ts';
import { temporaryFolder, unpacked } from './unpacked.ts';
import { visit } from './visit.ts';

const PREFIX = '/intranet/kb/';

test('沒有 web.config 的 IIS：網站的每個檔案都拿得到，瀏覽器能用', async (context) => {
  const folder = await unpacked();
  const site = filesBelow(join(root, 'dist'));
  const served = await serveAsIis(folder, PREFIX);
  const base = `http://127.0.0.1:${served.port}${PREFIX}`;
  try {
    await context.test('每個檔案都是 200，大小寫不同也一樣', async () => {
      assert.ok(site.length > 100);
      const refused: string[] = [];
      for (const file of site.flatMap((name) => [name, name.toUpperCase()])) {
        const { status, body } = await rawRequest(base + file);
        if (status !== 200) refused.push(`${file}：${body.toString()}`);
      }
      assert.deepEqual(refused, []);
      // Two names that differ only in case would be one file on Windows.
      assert.equal(new Set(site.map((name) => name.toLowerCase())).size, site.length);
    });
    await context.test('資料夾的網址就是首頁', async () => {
      const { body } = await rawRequest(base);
      assert.ok(body.equals(readFileSync(join(folder, 'index.html'))));
    });
    const open = neededBrowser.Chromium?.(context);
    if (open) await visit(context, base, open);
  } finally {
    await served.close();
  }
});

test('web.config 的 404：照 README 放在 IIS 網站底下的 gov-tls-kb，找不到的網址是本站的頁面', async (context) => {
  const folder = await unpacked();
  const path = /<error statusCode="404" [^>]*path="([^"]+)"/.exec(readFileSync(join(folder, 'web.config'), 'utf8'))?.[1];
  assert.equal(path, 'gov-tls-kb\\404.html');
  const served = await serveAsIis(folder, '/gov-tls-kb/', path);
  try {
    await expectMissing(context, `http://127.0.0.1:${served.port}/gov-tls-kb/`, neededBrowser.Chromium?.(context));
  } finally {
    await served.close();
  }
});

test('仿 IIS 的伺服器真的會拒絕：不認得的副檔名、隱藏的資料夾、加號', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'bin'));
  const cases = {
    'a.pagefind': '404.3',
    'a.webmanifest': '404.3',
    'a.html.br': '404.3',
    'web.config': '404.8',
    'bin/a.js': '404.8',
    'a+b.js': '404.11',
  };
  for (const file of Object.keys(cases)) writeFileSync(join(folder, file), 'x');
  const served = await serveAsIis(folder, PREFIX);
  try {
    for (const [file, status] of Object.entries({ ...cases, 'none.html': '404.0' })) {
      const answer = await rawRequest(`http://127.0.0.1:${served.port}${PREFIX}${file}`);
      assert.equal(answer.status, 404, file);
      assert.equal(answer.body.toString(), `HTTP Error ${status}`, file);
    }
  } finally {
    await served.close();
  }
});

interface XmlElement {
  tag: string;
  attributes: Record<string, string>;
  children: XmlElement[];
}

/** Elements and attributes of `IIS_schema.xml` that a `web.config` may use without a module of its own, as far as ours does. */
const KNOWN: Record<string, { attributes?: string[]; children?: string[] }> = {
  configuration: { children: ['system.webServer', 'location'] },
  location: { attributes: ['path'], children: ['system.webServer'] },
  'system.webServer': { children: ['defaultDocument', 'directoryBrowse', 'httpErrors', 'staticContent', 'httpProtocol'] },
  defaultDocument: { attributes: ['enabled'], children: ['files'] },
  files: { children: ['clear', 'add'] },
  directoryBrowse: { attributes: ['enabled'] },
  httpErrors: { children: ['remove', 'error'] },
  error: { attributes: ['statusCode', 'subStatusCode', 'path', 'responseMode'] },
  staticContent: { children: ['clientCache', 'remove', 'mimeMap'] },
  clientCache: { attributes: ['cacheControlMode', 'cacheControlMaxAge', 'cacheControlCustom'] },
  mimeMap: { attributes: ['fileExtension', 'mimeType'] },
  httpProtocol: { children: ['customHeaders'] },
  customHeaders: { children: ['remove', 'add'] },
  add: { attributes: ['name', 'value'] },
  remove: { attributes: ['name', 'fileExtension', 'statusCode', 'subStatusCode'] },
  clear: {},
};

test('web.config 是正確的 XML，只有 IIS 認得的元素，不會和上層的設定重複', async (context) => {
  const path = needed(context, 'Chromium', [process.env.CHROMIUM_PATH ?? installedBrowser() ?? 'chromium']);
  if (path === null) return;
  const text = readFileSync(join(await unpacked(), 'web.config'), 'utf8');
  const tree = await parseXml(path, text);
  const elements = allOf(tree);
  for (const { tag, attributes, children } of elements) {
    const known = KNOWN[tag];
    assert.ok(known, `IIS 不認得 <${tag}>`);
    for (const name of Object.keys(attributes)) assert.ok(known.attributes?.includes(name), `<${tag} ${name}>`);
    for (const child of children) assert.ok(known.children?.includes(child.tag), `<${tag}> 裡的 <${child.tag}>`);
    // A second entry of one name, here or further up, is error 500.19 for the whole site.
    for (const [entry, key] of [
      ['error', 'statusCode'],
      ['mimeMap', 'fileExtension'],
      ['add', 'name'],
    ] as const) {
      const keys = children
        .filter((child) => child.tag === entry && child.attributes[key] !== undefined)
        .map((child) => child.attributes[key]);
      assert.equal(new Set(keys).size, keys.length, `<${tag}> 裡有重複的 ${entry}`);
      for (const value of keys) {
        const at = (wanted: string): number => children.findIndex((child) => child.tag === wanted && child.attributes[key] === value);
        assert.ok(at('remove') >= 0 && at('remove') < at(entry), `${entry} ${value} 前面沒有 remove`);
      }
    }
  }
  const header = (place: XmlElement | undefined): string | undefined =>
    allOf(place).find(({ tag, attributes }) => tag === 'add' && attributes.name === 'Content-Security-Policy')?.attributes.value;
  const location = (wanted: string): XmlElement | undefined =>
    tree.children.find(({ tag, attributes }) => tag === 'location' && attributes.path === wanted);
  const page = `${contentSecurityPolicy}; frame-ancestors 'self'`;
  assert.equal(header(tree.children.find(({ tag }) => tag === 'system.webServer')), page);
  assert.equal(header(location('sw.js')), page.replace("connect-src 'none'", "connect-src 'self'"));
  const cache = (place: XmlElement | undefined): Record<string, string> | undefined =>
    allOf(place).find(({ tag }) => tag === 'clientCache')?.attributes;
  assert.equal(cache(tree.children.find(({ tag }) => tag === 'system.webServer'))?.cacheControlMode, 'DisableCache');
  for (const folder of ['assets', 'search']) {
    assert.deepEqual(cache(location(folder)), {
      cacheControlMode: 'UseMaxAge',
      cacheControlMaxAge: '365.00:00:00',
      cacheControlCustom: 'public, immutable',
    });
  }
});

const allOf = (element: XmlElement | undefined): XmlElement[] => (element ? [element, ...element.children.flatMap(allOf)] : []);

/** Through the browser's own parser, which forgives nothing. */
async function parseXml(executablePath: string, text: string): Promise<XmlElement> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    const tree = await page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'application/xml');
      const error = parsed.querySelector('parsererror');
      if (error) return error.textContent;
      const read = (element: Element): XmlElement => ({
        tag: element.tagName,
        attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
        children: [...element.children].map(read),
      });
      return read(parsed.documentElement);
    }, text);
    if (tree === null || typeof tree === 'string') throw new Error(`web.config 不是正確的 XML：${tree ?? ''}`);
    return tree;
  } finally {
    await browser.close();
  }
}
