import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Builder, By } from 'selenium-webdriver';
import { freePort } from '../../src/dev/free-port.ts';
import { type Browser, filled, shows, until } from './browser.ts';
import { type Running, startProgram } from './start-program.ts';

const WATCH = `if (!globalThis.kbProblems) {
  globalThis.kbProblems = [];
  addEventListener('error', (event) => kbProblems.push(event.message ?? 'not loaded: ' + (event.target.src ?? event.target.href)), true);
  addEventListener('unhandledrejection', (event) => kbProblems.push(String(event.reason)));
  document.addEventListener('securitypolicyviolation', (event) => kbProblems.push(event.violatedDirective + ' ' + event.blockedURI));
}
return kbProblems.splice(0);`;

/**
 * WebKitGTK's MiniBrowser through its driver, on a display of its own: it has no mode without one. The driver hears nothing of the
 * console, so that a page can be watched from the moment it has loaded; what its scripts do before that the steps look for.
 */
export async function openWebKit({ driver, display, mini }: { driver: string; display: string; mini: string }): Promise<Browser> {
  const screen = startProgram(display, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']);
  const port = await freePort();
  const server = startProgram(driver, [`--port=${port}`], { DISPLAY: await displayName(screen), GDK_BACKEND: 'x11' });
  await until('WebKitWebDriver', () =>
    fetch(`http://127.0.0.1:${port}/status`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  const browser = new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: mini, args: ['--automation'] } })
    .build();
  const seen: string[] = [];
  const watched = async <Value>(action: Promise<Value>): Promise<Value> => {
    const value = await action;
    seen.push(...((await browser.executeScript(WATCH)) as string[]));
    return value;
  };
  const evaluate = (expression: string): Promise<unknown> => watched(browser.executeScript(`return (${expression})`));
  return {
    evaluate,
    goto: (address) => watched(browser.get(address)),
    fill: async (selector, text) => {
      await evaluate(filled(selector, text));
    },
    click: async (selector) => watched((await browser.findElement(By.css(selector))).click()),
    text: async (selector) => (await browser.findElement(By.css(selector))).getText(),
    waitFor: (selector, text) =>
      until(`${selector}「${text}」`, async () => (await evaluate(shows(selector, text)).catch(() => false)) === true),
    problems: () => seen,
    async close() {
      await browser.quit();
      await server.stop();
      await screen.stop();
    },
  };
}

async function displayName(screen: Running): Promise<string> {
  const number = screen.process.stdio[3] as Readable;
  return new Promise((resolve, reject) => {
    number.once('data', (chunk: Buffer) => resolve(`:${chunk.toString().trim()}`));
    screen.process.once('close', () => reject(new Error(`Xvfb 沒有啟動：${screen.output()}`)));
  });
}

/** Where distributions put the browser that the driver steers. */
export function miniBrowsers(): string[] {
  return ['/usr/lib', '/usr/lib64', '/usr/libexec', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.startsWith('webkit2gtk-'))
        .sort()
        .reverse()
        .map((name) => join(folder, name, 'MiniBrowser')),
    );
}
