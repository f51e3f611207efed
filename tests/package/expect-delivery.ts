import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { filesBelow } from '../../src/content/files-below.ts';
import { contentSecurityPolicy } from '../../src/site/policy.ts';
import { decoded, rawRequest, type Answer } from './raw-request.ts';

const TYPES: Record<string, RegExp> = {
  '.html': /^text\/html; ?charset=utf-8$/i,
  '.css': /^text\/css; ?charset=utf-8$/i,
  '.js': /^(text|application)\/javascript; ?charset=utf-8$/i,
  '.svg': /^image\/svg\+xml(; ?charset=utf-8)?$/i,
  '.json': /^application\/json(; ?charset=utf-8)?$/i,
  '.webmanifest': /^application\/manifest\+json(; ?charset=utf-8)?$/i,
  '.xml': /^(text|application)\/xml; ?charset=utf-8$/i,
  '.txt': /^text\/plain; ?charset=utf-8$/i,
  '.ics': /^text\/calendar; ?charset=utf-8$/i,
  '.png': /^image\/png$/,
  '.crt': /^application\/pem-certificate-chain$/,
  '.der': /^application\/pkix-cert$/,
  '.p7b': /^application\/x-pkcs7-certificates$/,
};

/** Files that a site like this may hold and this build may not: the configurations must be right for them too. */
const SUPPLEMENT = {
  'sw.js': 'addEventListener("install", (event) => event.waitUntil(fetch("index.html")));\n',
  'manifest.webmanifest': '{"name":"x"}\n',
  'search/0a1b2c3d/t0.js': '(globalThis.kbWords??=[]).push("憑證");\n',
  'feed.xml': '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"/>\n',
};

/** Adds them to an unpacked package. */
export function supplement(folder: string): void {
  for (const [file, text] of Object.entries(SUPPLEMENT)) {
    if (existsSync(join(folder, file))) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** Asks a real server at `base` for every file of `folder` and compares what came with what the package promises. `packsItself`: endings that the server packs on its way where no copy lies there. */
export async function expectDelivery(
  test: TestContext,
  base: string,
  folder: string,
  encodings: readonly ('br' | 'gzip')[],
  packsItself: readonly string[] = [],
): Promise<void> {
  const files = filesBelow(folder).filter((file) => TYPES[extname(file)] !== undefined && !/^(deploy|licenses)\/|^README/.test(file));
  const get = (file: string, accepted = 'identity'): Promise<Answer> => rawRequest(base + file, { 'accept-encoding': accepted });
  const eachFile = async (work: (file: string) => Promise<string[]>): Promise<void> => {
    assert.ok(files.length > 100, `只有 ${files.length} 個檔案`);
    const problems: string[] = [];
    for (const file of files) problems.push(...(await work(file)).map((problem) => `${file} ${problem}`));
    assert.deepEqual(problems, []);
  };

  await test.test('每個檔案都拿得到，內容與類型正確', () =>
    eachFile(async (file) => {
      const { status, headers, body } = await get(file);
      const type = headers['content-type'] ?? '';
      return [
        ...(status === 200 ? [] : [`狀態 ${status}`]),
        ...(TYPES[extname(file)]?.test(type) ? [] : [`類型 ${type}`]),
        ...(body.equals(readFileSync(join(folder, file))) ? [] : ['內容不同']),
      ];
    }),
  );

  await test.test('安全標頭：頁面不准連線，sw.js 准許連回自己的網站', () =>
    eachFile(async (file) => {
      const { headers } = await get(file);
      const page = `${contentSecurityPolicy}; frame-ancestors 'self'`;
      const expected = file === 'sw.js' ? page.replace("connect-src 'none'", "connect-src 'self'") : page;
      return [
        ...(headers['content-security-policy'] === expected ? [] : [`政策 ${headers['content-security-policy']}`]),
        ...(headers['x-content-type-options'] === 'nosniff' ? [] : [`nosniff ${headers['x-content-type-options']}`]),
        ...(headers['referrer-policy'] === 'no-referrer' ? [] : [`referrer ${headers['referrer-policy']}`]),
      ];
    }),
  );

  await test.test('快取：有雜湊的檔案永久保留，其他每次確認', () =>
    eachFile(async (file) => {
      const expected = /^(assets|search)\//.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
      const { headers } = await get(file);
      return headers['cache-control'] === expected ? [] : [`快取 ${headers['cache-control']}`];
    }),
  );

  for (const accepted of ['gzip', 'br, gzip']) {
    await test.test(`瀏覽器接受 ${accepted} 時送出壓縮好的檔案`, () =>
      eachFile(async (file) => {
        const ending = { br: '.br', gzip: '.gz' };
        const expected = encodings.find((encoding) => accepted.includes(encoding) && existsSync(join(folder, file + ending[encoding])));
        const answer = await get(file, accepted);
        const { headers, body } = answer;
        const sent = join(folder, file + (expected ? ending[expected] : ''));
        // Files too small for a copy of their own may be packed by the server itself, as Debian's Apache does; never those that have a copy.
        const packedByServer = expected === undefined && packsItself.includes(extname(file)) && headers['content-encoding'] === 'gzip';
        return [
          ...(answer.status === 200 ? [] : [`狀態 ${answer.status}`]),
          ...(headers['content-encoding'] === expected || packedByServer ? [] : [`編碼 ${headers['content-encoding']}，應為 ${expected}`]),
          ...(TYPES[extname(file)]?.test(headers['content-type'] ?? '') ? [] : [`類型 ${headers['content-type']}`]),
          ...(packedByServer || body.equals(readFileSync(sent)) ? [] : ['送出的不是旁邊那個檔案']),
          ...(decoded(answer).equals(readFileSync(join(folder, file))) ? [] : ['解開後內容不同']),
          ...(expected === undefined || /accept-encoding/i.test(headers.vary ?? '') ? [] : [`Vary ${headers.vary}`]),
          ...(headers['cache-control'] === (/^(assets|search)\//.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
            ? []
            : [`快取 ${headers['cache-control']}`]),
          ...(headers['content-security-policy']?.startsWith("default-src 'none'") ? [] : ['沒有政策']),
        ];
      }),
    );
  }

  await test.test('資料夾的網址就是首頁，沒有結尾斜線會轉過去，不存在的檔案是 404', async () => {
    const index = readFileSync(join(folder, 'index.html'));
    for (const accepted of ['identity', 'br, gzip']) {
      const home = await get('', accepted);
      assert.equal(home.status, 200);
      assert.ok(decoded(home).equals(index), accepted);
      assert.equal(home.headers['cache-control'], 'no-cache');
      assert.match(home.headers['content-type'] ?? '', /^text\/html; ?charset=utf-8$/i);
    }
    const bare = await rawRequest(base.slice(0, -1));
    assert.ok([301, 302].includes(bare.status), String(bare.status));
    assert.equal(new URL(bare.headers.location ?? '', base).pathname, new URL(base).pathname);
    assert.equal((await get('no-such-page.html')).status, 404);
  });
}
