import puppeteer from 'puppeteer-core';
import { type Browser, filled, PATIENCE, shows, until } from './browser.ts';

/** Firefox through Puppeteer and WebDriver BiDi. */
export async function openFirefox(executablePath: string): Promise<Browser> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error instanceof Error ? error.message : String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // What a visitor cuts off by going on is no fault.
    if (!/ABORTED/.test(reason)) problems.push(`${request.url()} ${reason}`);
  });
  const evaluate = (expression: string): Promise<unknown> => page.evaluate(expression);
  return {
    evaluate,
    goto: async (address) => {
      await page.goto(address);
    },
    fill: async (selector, text) => {
      await evaluate(filled(selector, text));
    },
    click: (selector) => page.locator(selector).click(),
    text: async (selector) => String(await evaluate(`document.querySelector(${JSON.stringify(selector)}).innerText`)),
    waitFor: (selector, text) =>
      until(`${selector}「${text}」`, async () => (await evaluate(shows(selector, text)).catch(() => false)) === true),
    problems: () => problems,
    close: () => browser.close(),
  };
}
