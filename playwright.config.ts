import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findBrowser, headlessShell } from './src/dev/find-browser.ts';
import { freePort } from './src/dev/free-port.ts';
import { inEachSetting } from './tests/site/settings.ts';

// Evaluated once in the runner and again in each worker: the environment carries what must be the same.
// Before CHROMIUM_PATH is set: the whole browser, for the tests that need one, such as installing the offline copy.
process.env.KB_PAGE_BROWSER ??= headlessShell() ?? (await findBrowser());
process.env.CHROMIUM_PATH = await findBrowser();
process.env.KB_PORT ??= String(await freePort());
const port = process.env.KB_PORT;
// Which wrappings the guard is tried with: a name of its own, as a worker's `KB_SEED` would be that of every fuzzer too.
process.env.KB_GUARD_SEED ??= process.env.KB_SEED ?? String(randomInt(1_000_000));

/** The four ways in which readers open the one built site. */
const settings = {
  root: `http://localhost:${port}/`,
  subpath: `http://localhost:${port}/intranet/kb/`,
  intranet: `http://kb.intra:${port}/`,
  file: pathToFileURL(join(import.meta.dirname, 'dist/')).href,
};

const once = /\.once\.e2e\.ts/;

/**
 * Which tests run where. Everything but the `once` tests runs from the disk: what a tool does with its input is the same wherever it
 * came from, and there it is hardest to get it at all. A page of `file:` shares an origin with nothing, may fetch nothing, has no
 * address of its own to give and no server that would forgive a wrong path. The three others add what is marked `inEachSetting`. The
 * `once` tests read `dist`, change it, or look at each page of it; they need a server and take the plainest.
 */
const chosen: Record<string, object> = {
  root: { grep: [once, new RegExp(inEachSetting.tag)] },
  subpath: { testIgnore: once, grep: new RegExp(inEachSetting.tag) },
  intranet: { testIgnore: once, grep: new RegExp(inEachSetting.tag) },
  file: { testIgnore: once },
};

export default defineConfig({
  testDir: 'tests/site',
  testMatch: '**/*.e2e.ts',
  globalSetup: './tests/site/serve-dist.ts',
  fullyParallel: true,
  workers: 2,
  // Generous, for machines that are busy with something else; nothing waits longer than it has to.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['dot'], ['json', { outputFile: 'test-results/site.json' }]],
  use: {
    locale: 'zh-TW',
    timezoneId: 'Asia/Taipei',
    launchOptions: {
      executablePath: process.env.KB_PAGE_BROWSER,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--host-resolver-rules=MAP kb.intra 127.0.0.1',
      ],
    },
  },
  projects: Object.entries(settings).map(([name, baseURL]) => ({ name, use: { baseURL }, ...chosen[name] })),
});
