import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { run, showNothing } from './run.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'msedge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder ? [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')] : [];
  }),
];

/** The path of an installed Chromium, Chrome or Edge, or null. */
export function installedBrowser(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...places, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

/**
 * Chromium's headless shell, which Playwright takes for pages without a window as well: the same engine without the browser's own
 * interface, and half the time. Null where it is not installed or another browser is asked for.
 */
export function headlessShell(): string | null {
  if (process.env.CHROMIUM_PATH) return null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'chromium-headless-shell')).find((path) => existsSync(path)) ?? null;
}

/**
 * A Chromium for the tests: CHROMIUM_PATH, else an installed one, else Playwright's download, else Debian's package.
 * Throws with what was tried: a test run without a browser is a failed run.
 */
export async function findBrowser(): Promise<string> {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (existsSync(asked)) return asked;
    throw new Error(`CHROMIUM_PATH 指到不存在的檔案：${asked}`);
  }
  const installed = installedBrowser();
  if (installed) return installed;
  await run('playwright', ['install', 'chromium'], { show: showNothing });
  const downloaded = installedBrowser();
  if (downloaded) return downloaded;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    await run('apt-get', ['update', '-qq'], { show: showNothing });
    await run('apt-get', ['install', '-y', '-qq', 'chromium'], { show: showNothing, env: { DEBIAN_FRONTEND: 'noninteractive' } });
    const packaged = installedBrowser();
    if (packaged) return packaged;
  }
  throw new Error(
    '找不到可以測試的瀏覽器。請安裝 Chromium、Chrome 或 Edge，或用 CHROMIUM_PATH 指定執行檔；' +
      '已經試過 playwright install chromium，以及在 Debian 上以 root 執行 apt-get install chromium。',
  );
}
