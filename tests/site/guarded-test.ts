import { expect, test as base, type Page } from '@playwright/test';

/** What a page did that it must never do. */
export interface Guard {
  violations: string[];
  errors: string[];
  requests: string[];
}

/**
 * Playwright's test with a guard on its page: a policy violation, an uncaught error or a request for anything outside the site as it
 * was opened fails any test that uses it. The root of the server is outside of a site below a path.
 */
export const test = base.extend<{ guard: Guard }>({
  guard: [
    async ({ page, baseURL }, use) => {
      const guard = await watch(page);
      await use(guard);
      expect(guard.violations, '違反安全政策').toEqual([]);
      expect(guard.errors, '網頁錯誤').toEqual([]);
      const outside = guard.requests.filter((url) => !url.startsWith(baseURL ?? '') && !url.startsWith('blob:'));
      expect(outside, '連到網站以外').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Watches one page; for tests that open their pages themselves. */
export async function watch(page: Page): Promise<Guard> {
  const guard: Guard = { violations: [], errors: [], requests: [] };
  await page.exposeFunction('reportViolation', (text: string) => guard.violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      void (globalThis as unknown as { reportViolation(text: string): Promise<void> }).reportViolation(
        `${event.violatedDirective} ${event.blockedURI}`,
      );
    });
  });
  page.on('pageerror', (error) => guard.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') guard.errors.push(message.text());
  });
  page.on('request', (request) => guard.requests.push(request.url()));
  return guard;
}
