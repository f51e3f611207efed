import { scope } from './scope.ts';

/** The answer to a page that is neither in the offline copy nor to be had from the network. */
export function notHere(): Response {
  const html = `<!doctype html>
<html lang="zh-Hant-TW">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>離線副本裡沒有這一頁｜憑證工作檯</title>
<h1>離線副本裡沒有這一頁</h1>
<p>現在連不上網站，而這個網址不在這個瀏覽器保留的離線副本裡。可能是網址打錯，也可能是更新的版本才有的頁面。</p>
<p><a href="${encodeURI(scope)}index.html">回到首頁</a>，或等連線恢復後再試一次。</p>
`;
  return new Response(html, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" },
  });
}
