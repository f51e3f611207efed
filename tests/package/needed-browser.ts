import type { TestContext } from 'node:test';
import { installedBrowser } from '../../src/dev/find-browser.ts';
import type { Browser } from './browser.ts';
import { openChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';
import { needed } from './needed.ts';
import { miniBrowsers, openWebKit } from './webkit.ts';

/** How to start each browser, or null where it is missing and the test has said so. */
export const neededBrowser: Record<string, (test: TestContext) => (() => Promise<Browser>) | null> = {
  Chromium(test) {
    const path = needed(test, 'Chromium', [process.env.CHROMIUM_PATH ?? installedBrowser() ?? 'chromium']);
    return path === null ? null : () => openChromium(path);
  },
  Firefox(test) {
    const path = needed(test, 'Firefox', process.env.FIREFOX_PATH ? [process.env.FIREFOX_PATH] : ['firefox-esr', 'firefox']);
    return path === null ? null : () => openFirefox(path);
  },
  WebKit(test) {
    const driver = needed(test, 'WebKitWebDriver（Debian 的 webkit2gtk-driver）', ['WebKitWebDriver']);
    const mini = driver && needed(test, 'WebKit 的 MiniBrowser', miniBrowsers());
    const display = mini && needed(test, 'Xvfb', ['Xvfb']);
    return driver && mini && display ? () => openWebKit({ driver, mini, display }) : null;
  },
};
