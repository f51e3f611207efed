import { contentSecurityPolicy } from '../../site/policy.ts';

/** How many folders below the site an address may lie for its page to be found. */
const DEEPEST = 5;

/**
 * `404.html`, which servers show at the address that was asked for: at any depth, so that its addresses may point elsewhere. It names one
 * script as seen from several folders; the first that is found knows where the site is and goes on to `missing.html`. Without scripts
 * there are the text and a way up. No style: it would not be found either.
 */
export function notFoundPage(): string {
  const depths = Array.from({ length: DEEPEST + 1 }, (_, depth) => '../'.repeat(depth));
  const scripts = depths.map((up) => `<script src="${up === '' ? '/' : up}scripts/lost.js"></script>`);
  return `<!doctype html><html lang="zh-Hant-TW"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${contentSecurityPolicy}">\
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><link rel="icon" href="data:,">\
<title>找不到這一頁</title>${scripts.join('')}</head>\
<body><h1>找不到這一頁</h1><p>您要的網址不在這個網站裡，可能少了字，也可能是比較新的網站才有的頁面。</p>\
<ul><li><a href="/missing.html">搜尋與常用的頁面</a></li><li><a href="/sitemap.html">網站導覽</a></li><li><a href="/index.html">首頁</a></li></ul>\
<p>連結打不開的話，請把網址最後一段刪掉再開，或<a href="../index.html">往上一層</a>。</p></body></html>
`;
}
