import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp, type AddressInfo, type Server as NetServer } from 'node:net';
import { readFileSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';
import type { Materials, Server } from './materials.ts';
import { pathOf, type Provocation } from './provocation.ts';

interface Visit {
  to: Server | ((materials: Materials) => NetServer);
  /** Instead of https. */
  http?: boolean;
  /** Goes on past the warning, to what lies behind it. */
  acceptCertificate?: boolean;
}

let browser: Promise<Browser> | undefined;

/** Closes the browser that all rows share, if one was opened. */
export async function closeChromium(): Promise<void> {
  await (await browser)?.close();
}

/** Opens an address; answers with what stands on the screen and in the console. */
function visited(id: string, how: string, { to, http = false, acceptCertificate = false }: Visit): Provocation {
  return {
    id,
    how: `Chromium（英文介面）：${how}`,
    program: 'chromium',
    async provoke(materials) {
      const own = typeof to === 'function' ? to(materials) : null;
      if (own) await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve));
      const port = own ? (own.address() as AddressInfo).port : await materials.port(to as Server);
      browser ??= chromium.launch({ executablePath: pathOf('chromium'), args: ['--no-sandbox'] });
      const context = await (await browser).newContext({ ignoreHTTPSErrors: acceptCertificate });
      try {
        const page = await context.newPage();
        const console: string[] = [];
        page.on('console', (message) => console.push(message.text()));
        // What goes wrong stands on the page that is shown instead.
        await page.goto(`${http ? 'http' : 'https'}://localhost:${port}/`).catch(() => null);
        await page.waitForFunction(() => document.body?.innerText.trim() !== '');
        return [await page.locator('body').innerText(), ...console].join('\n');
      } finally {
        await context.close();
        own?.close();
      }
    },
  };
}

/** A web server of the test authority with one page. */
const page =
  (body: string) =>
  (materials: Materials): NetServer =>
    createHttps({ key: readFileSync(materials.file('leaf.key')), cert: readFileSync(materials.file('fullchain.pem')) }, (_, answer) =>
      answer.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>x</title><p>text</p>${body}`),
    );

export const chromiumRows: Provocation[] = [
  visited('b01', '自簽憑證', { to: { certificate: 'self' } }),
  visited('b15', '雙方沒有共同的加密套件', { to: { certificate: 'leaf', options: ['-tls1_2', '-cipher', 'DHE-RSA-AES256-GCM-SHA384'] } }),
  visited('b17', '以 https 連到沒有 TLS 的連接埠', { to: 'http' }),
  visited('b18', '憑證的金鑰用途不含數位簽章', { to: { certificate: 'agreement', chain: 'int.pem' } }),
  visited('b19', '伺服器要求用戶端憑證', {
    to: { certificate: 'leaf', chain: 'int.pem', options: ['-Verify', '1', '-tls1_2'] },
    acceptCertificate: true,
  }),
  visited('b20a', '那個連接埠沒有程式在聽', { to: 'nothing' }),
  visited('b20b', '伺服器一連上就重設連線', { to: () => createTcp((socket) => socket.resetAndDestroy()) }),
  visited('b21', '網址轉回自己', { to: () => createHttp((_, answer) => answer.writeHead(302, { location: '/' }).end()), http: true }),
  visited('b22', 'HTTPS 網頁載入 HTTP 的程式', {
    to: page('<script src="http://www.example.gov.tw/x.js"></script>'),
    acceptCertificate: true,
  }),
  visited('b22', 'HTTPS 網頁的表單送往 HTTP', {
    to: page('<form action="http://www.example.gov.tw/"><input type="submit"></form>'),
    acceptCertificate: true,
  }),
];
