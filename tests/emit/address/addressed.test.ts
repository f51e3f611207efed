import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Parser } from 'htmlparser2';
import { addressed } from '../../../src/emit/address/addressed.ts';
import { filesBelow } from '../../../src/content/files-below.ts';
import { walkDist } from '../../../src/checks/walk-dist.ts';

const POLICY = "default-src 'none'";
const page = (head: string): string =>
  `<!doctype html><html><head><meta http-equiv="content-security-policy" content="${POLICY}">${head}<title>一頁</title></head><body><h1>一頁</h1></body></html>`;
const PAGES: Record<string, string> = {
  'index.html': page(''),
  'install/nginx.html': page('').replace(
    '<h1>一頁</h1>',
    '<main><h1>一頁</h1><nav class="onward"><a href="../index.html">首頁</a></nav></main>',
  ),
  'go/old.html': page('<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=../index.html">'),
};

/** What `addressed` makes of three pages when SITE_ADDRESS is `address`. */
async function built(context: TestContext, address: string): Promise<Record<string, string>> {
  const dist = mkdtempSync(join(tmpdir(), 'kb-address-'));
  context.after(() => rmSync(dist, { recursive: true }));
  for (const [file, html] of Object.entries(PAGES)) {
    mkdirSync(join(dist, file, '..'), { recursive: true });
    writeFileSync(join(dist, file), html);
  }
  const before = process.env.SITE_ADDRESS;
  process.env.SITE_ADDRESS = address;
  try {
    const done = addressed().hooks['astro:build:done'] as unknown as (given: { dir: URL; logger: { info(text: string): void } }) => unknown;
    await done({ dir: pathToFileURL(`${dist}/`), logger: { info: () => undefined } });
  } finally {
    if (before === undefined) delete process.env.SITE_ADDRESS;
    else process.env.SITE_ADDRESS = before;
  }
  assert.deepEqual(walkDist(dist, POLICY).problems, []);
  return Object.fromEntries(filesBelow(dist).map((file) => [file, readFileSync(join(dist, file), 'utf8')]));
}

test('沒有網址：什麼都不寫，頁面一個位元組都不變', async (context) => {
  assert.deepEqual(await built(context, ''), PAGES);
});

test('有網址：正式網址、sitemap.xml、feed.xml', async (context) => {
  const files = await built(context, 'https://kb.example.gov.tw/tls/');
  assert.deepEqual(Object.keys(files), ['feed.xml', 'go/old.html', 'index.html', 'install/nginx.html', 'sitemap.xml']);
  const canonical = (file: string): string[] => attributes(files[file] ?? '', 'link', 'href', (rel) => rel === 'canonical');
  assert.deepEqual(canonical('index.html'), ['https://kb.example.gov.tw/tls/']);
  assert.deepEqual(canonical('install/nginx.html'), ['https://kb.example.gov.tw/tls/install/nginx.html']);
  assert.deepEqual(
    attributes(files['index.html'] ?? '', 'link', 'href', (rel) => rel === 'alternate'),
    ['https://kb.example.gov.tw/tls/feed.xml'],
  );
  // What only leads on is not to be found.
  assert.equal(files['go/old.html'], PAGES['go/old.html']);
  const locations = [...(files['sitemap.xml'] ?? '').matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
  assert.deepEqual(locations, ['https://kb.example.gov.tw/tls/', 'https://kb.example.gov.tw/tls/install/nginx.html']);
  // The date of an article is its own.
  assert.match(files['sitemap.xml'] ?? '', /install\/nginx\.html<\/loc><lastmod>\d{4}-\d\d-\d\d<\/lastmod>/);
  assert.match(files['feed.xml'] ?? '', /<entry>\n<id>https:\/\/kb\.example\.gov\.tw\/tls\/[a-z/-]+\.html#\d{4}-\d\d-\d\d<\/id>/);
});

function attributes(html: string, tag: string, name: string, wanted: (rel: string | undefined) => boolean): string[] {
  const found: string[] = [];
  new Parser({
    onopentag(opened, given) {
      if (opened === tag && wanted(given.rel) && given[name] !== undefined) found.push(given[name]);
    },
  }).end(html);
  return found;
}
