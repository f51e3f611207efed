import { expect, test as base, type Page } from '@playwright/test';

/** What a page did that it must never do. */
export interface Guard {
  violations: string[];
  errors: string[];
  requests: string[];
}

/** Playwright's test with a guard on its page: a policy violation or an uncaught error fails any test that uses it. */
export const test = base.extend<{ guard: Guard }>({
  guard: [
    async ({ page }, use) => {
      const guard = await watch(page);
      await use(guard);
      expect(guard.violations, '違反安全政策').toEqual([]);
      expect(guard.errors, '網頁錯誤').toEqual([]);
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
