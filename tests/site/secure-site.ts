import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type BrowserContext, type Page } from '@playwright/test';
import { writeWorker } from '../../src/emit/copy-list.ts';
import { freePort } from '../../src/dev/free-port.ts';
import { serve, type Served } from '../../src/dev/serve.ts';
import { watch, type Guard } from './guarded-test.ts';

/** A copy of the built site that is served over https and can be changed, published and cut off, with a browser of its own. */
export interface SecureSite {
  context: BrowserContext;
  /** The copy's files; `publish` makes them a version. */
  folder: string;
  version: string;
  address: string;
  open(path?: string): Promise<Page>;
  /** Changes files of the copy by name. */
  change(file: string, work: (text: string) => string): void;
  publish(): Promise<void>;
  /** Really stops the server; the browser thinks that it has no network either. */
  cutOff(): Promise<void>;
  connect(): Promise<void>;
  /** What no page may have done. */
  faults(): string[];
}

/** Gives `work` such a site below `prefix` and clears everything away behind it; `whole` in the whole browser, not only in its headless part. */
export async function withSecureSite(prefix: string, work: (site: SecureSite) => Promise<void>, { whole = false } = {}): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'kb-offline-'));
  const folder = join(place, 'dist');
  cpSync(join(import.meta.dirname, '../../dist'), folder, { recursive: true });
  // A short address whose target the tests know.
  mkdirSync(join(folder, 'go'), { recursive: true });
  writeFileSync(join(folder, 'go/0-test.html'), '<meta http-equiv="refresh" content="0; url=../apply/form-fields.html#content">');
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const files = ['-keyout', join(place, 'key.pem'), '-out', join(place, 'cert.pem')];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', ...subject, ...files],
    { stdio: 'ignore' },
  );
  const tls = { key: readFileSync(join(place, 'key.pem')), cert: readFileSync(join(place, 'cert.pem')) };
  const start = (port: number): Promise<Served> => serve({ port, folder, tls, prefixes: [prefix] });
  // Given back while it is cut off: of these no system gives one to somebody who asks for any.
  const port = await freePort();
  let served = await start(port);
  // A browser with a profile of its own: a private one can install nothing.
  const context = await chromium.launchPersistentContext(join(place, 'profile'), {
    executablePath: (whole ? process.env.CHROMIUM_PATH : process.env.KB_PAGE_BROWSER) ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--ignore-certificate-errors',
    ],
    locale: 'zh-TW',
    timezoneId: 'Asia/Taipei',
  });
  const guards: Guard[] = [];
  const site: SecureSite = {
    context,
    folder,
    version: '',
    address: `https://localhost:${port}${prefix}`,
    async open(path = 'index.html') {
      const page = await context.newPage();
      guards.push(await watch(page));
      await page.goto(site.address + path);
      return page;
    },
    change(file, change) {
      const before = readFileSync(join(folder, file), 'utf8');
      const after = change(before);
      expect(after, file).not.toBe(before);
      writeFileSync(join(folder, file), after);
    },
    async publish() {
      site.version = (await writeWorker(folder)).version;
    },
    async cutOff() {
      await served.close();
      await context.setOffline(true);
    },
    async connect() {
      served = await start(port);
      await context.setOffline(false);
    },
    faults: () =>
      guards.flatMap(({ violations, errors }) => [
        ...violations,
        ...errors.filter((error) => !/Failed to load resource|fetching the script/.test(error)),
      ]),
  };
  try {
    await site.publish();
    await work(site);
    expect(site.faults()).toEqual([]);
  } finally {
    await context.close();
    await served.close();
    rmSync(place, { recursive: true, force: true });
  }
}

/** Waits until the browser keeps the version that is published now. */
export async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state)).toBe('activated');
}
