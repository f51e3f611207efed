import { ui } from 'content:interface/stored-copy';
import { scope } from './scope.ts';

/** The answer to a page that is neither in the offline copy nor to be had from the network. */
export function notHere(): Response {
  const html = `<!doctype html>
<html lang="zh-Hant-TW">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${ui.notHere}｜${ui.siteName}</title>
<h1>${ui.notHere}</h1>
<p>${ui.notHereWhy}</p>
<p><a href="${encodeURI(scope)}index.html">${ui.home}</a>${ui.orLater}</p>
`;
  return new Response(html, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" },
  });
}
