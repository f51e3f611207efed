import type { Page } from '@playwright/test';
import { expect } from './guarded-test.ts';

export const tool = 'tools/reply.html';
export const site = 'https://kb.example.gov.tw/';

export const open = async (page: Page, fragment = ''): Promise<void> => {
  await page.goto(tool + fragment);
  if (fragment === '') await page.locator('#reply-query').focus();
  await expect(page.locator('kb-reply[data-ready]')).toBeAttached();
};
export const letter = (page: Page) => page.locator('[data-letter]');
export const offer = (page: Page, title: string) => page.locator('[data-offers] label').filter({ hasText: title }).locator('input');
export const offers = (page: Page) => page.locator('[data-offers] label');
export const found = (page: Page) => page.locator('[data-found]');
export const hash = (page: Page): Promise<string> => page.evaluate(() => location.hash);
/** For the value of the letter's field. */
export const holding = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
