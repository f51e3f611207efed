import { chromium } from '@playwright/test';
import { type Browser, filled, PATIENCE, shows, until } from './browser.ts';

/** Chromium through Playwright. */
export async function openChromium(executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  const page = await browser.newPage({ locale: 'zh-TW' });
  page.setDefaultTimeout(PATIENCE);
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // What a visitor cuts off by going on is no fault.
    if (!/ABORTED/.test(reason)) problems.push(`${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
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
    click: (selector) => page.locator(selector).first().click(),
    text: (selector) => page.locator(selector).first().innerText(),
    waitFor: (selector, text) =>
      until(`${selector}「${text}」`, async () => (await evaluate(shows(selector, text)).catch(() => false)) === true),
    problems: () => problems,
    close: () => browser.close(),
  };
}
