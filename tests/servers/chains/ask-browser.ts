import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';
import type { Chain } from './chain.ts';
import type { Serving } from './serve-chains.ts';
import { trustRoots } from './trusted-roots.ts';
import { OK, type Verdict, type Verdicts } from './verdict.ts';

export type BrowserName = 'Chromium' | 'Firefox';

/** Where each keeps what an administrator installs, below a folder of its own, and how it is started. */
const KINDS: Record<BrowserName, { roots: string; start: (path: string, folder: string, proxy: number) => Promise<Browser> }> = {
  Chromium: {
    roots: '.pki/nssdb',
    start: (executablePath, folder, proxy) =>
      puppeteer.launch({
        executablePath,
        env: { ...process.env, HOME: folder },
        args: [
          ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
          `--proxy-server=http://127.0.0.1:${proxy}`,
        ],
      }),
  },
  Firefox: {
    roots: '.',
    start: (executablePath, folder, proxy) =>
      puppeteer.launch({
        browser: 'firefox',
        executablePath,
        userDataDir: folder,
        extraPrefsFirefox: {
          'network.proxy.type': 1,
          ...{ 'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': proxy },
          ...{ 'network.proxy.ssl': '127.0.0.1', 'network.proxy.ssl_port': proxy },
        },
      }),
  },
};

/** Asks for each chain's address in one browser that trusts the roots as an administrator installs them. */
export async function askBrowser(
  name: BrowserName,
  { path, certutil }: { path: string; certutil: string },
  chains: readonly Chain[],
  { proxy, addressOf }: Serving,
): Promise<Verdicts> {
  const folder = mkdtempSync(join(tmpdir(), `kb-${name}-`));
  try {
    trustRoots(join(folder, KINDS[name].roots), chains, certutil);
    const browser = await KINDS[name].start(path, folder, proxy);
    try {
      const page = await browser.newPage();
      const of: Verdict[] = [];
      for (const index of chains.keys()) of.push(await ask(page, addressOf(index)));
      return { program: `${name} ${(await browser.version()).replace(/^.*\//, '')}`, of };
    } finally {
      await browser.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A request of a page's: judged as an address that is opened, but without the pages and waits that are meant for people. */
async function ask(page: Page, address: string): Promise<Verdict> {
  const failure = await new Promise<string | null>((answered, broken) => {
    const on = (request: HTTPRequest): void => {
      if (request.url() !== address) return;
      page.off('requestfinished', on).off('requestfailed', on);
      answered(request.failure()?.errorText ?? null);
    };
    page.on('requestfinished', on).on('requestfailed', on);
    page.evaluate((url) => void fetch(url, { mode: 'no-cors' }).catch(() => null), address).catch(broken);
  });
  if (failure === null) return OK;
  const code = /\b(?:ERR_(?:CERT|SSL)|SSL_ERROR|SEC_ERROR|MOZILLA_PKIX_ERROR)_\w+/.exec(failure)?.[0];
  if (code === undefined) throw new Error(`${address} 不是因為憑證而打不開：${failure}`);
  return code;
}
