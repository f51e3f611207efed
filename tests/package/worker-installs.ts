import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Browser } from './browser.ts';

const REGISTER = `(async () => {
  const trusted = trustedTypes.createPolicy('kb-worker', { createScriptURL: (address) => address });
  const { installing, waiting, active } = await navigator.serviceWorker.register(trusted.createScriptURL('sw.js'));
  const worker = installing ?? waiting ?? active;
  while (!['activated', 'redundant'].includes(worker.state)) await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
  return worker.state;
})()`;

/** A service worker that fetches the site's own files while it installs: the policy that a server sends with it decides whether it may. */
export async function expectWorkerInstalls(test: TestContext, base: string, open: () => Promise<Browser>): Promise<void> {
  await test.test('sw.js 帶著自己的政策，能下載網站的檔案而安裝完成', async () => {
    const browser = await open();
    try {
      await browser.goto(`${base}about.html`);
      assert.equal(await browser.evaluate(REGISTER), 'activated');
    } finally {
      await browser.close();
    }
  });
}
