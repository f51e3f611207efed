import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Browser } from './browser.ts';
import { visitorSteps } from './visitor-steps.ts';

/** Takes every step of a visitor at `base` (with a slash at its end), each as a test of its own, in a browser that `open` starts. */
export async function visit(test: TestContext, base: string, open: () => Promise<Browser>): Promise<void> {
  const browser = await open();
  try {
    for (const { name, take } of visitorSteps) {
      await test.test(name, async () => {
        const before = browser.problems().length;
        await take(browser, base);
        assert.deepEqual(browser.problems().slice(before), []);
      });
    }
  } finally {
    await browser.close();
  }
}
