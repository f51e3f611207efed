import { scanMixed } from '../src/core/mixed/scan-mixed.ts';
import type { Row } from './run.ts';

export const title = '混合內容：掃描 1 MiB 的原始碼（每列取五回最快的一回）';

const mebibyte = 1024 * 1024;

/** What an agency's page is made of: text, links, pictures, a few styles and a little script. */
const part = (
  at: number,
): string => `<div class="news" style="background:url(/img/bg${at % 7}.png)"><h2><a href="/news/${at}.html">最新消息第 ${at} 則</a></h2>
<p>本處自即日起受理申請，詳情請見<a href="http://www.example.gov.tw/${at}">公告</a>，如有疑問請洽承辦人。</p>
<img src="${at % 20 === 0 ? 'http://old.example.gov.tw' : ''}/img/${at}.jpg" alt="圖片" width="320" height="200">
${at % 10 === 0 ? `<script>var item${at} = { id: ${at}, url: '/api/item?id=${at}' }; // 說明\n</script>` : ''}</div>\n`;

export function measure(): Row[] {
  let html = '<!DOCTYPE html><html lang="zh-Hant-TW"><head><link rel="stylesheet" href="/site.css"></head><body>\n';
  let css = '';
  for (let at = 0; html.length < mebibyte; at++) html += part(at);
  for (let at = 0; css.length < mebibyte; at++)
    css += `.box${at} > a:hover { color: #123; background: url("/img/${at}.png") no-repeat; }\n`;
  return [row('網頁', html, 'html'), row('樣式檔', css, 'css')];
}

function row(what: string, source: string, kind: 'html' | 'css'): Row {
  let best = Infinity;
  let findings = 0;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    findings = scanMixed(source, { kind }).length;
    best = Math.min(best, performance.now() - start);
  }
  return { what: `${what}，${findings} 筆結果`, value: `${best.toFixed(0)} 毫秒` };
}
