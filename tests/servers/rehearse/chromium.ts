import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { trustRoots } from '../chains/trusted-roots.ts';
import { pathOf } from '../support/checks.ts';
import { findProgram } from '../support/find-program.ts';
import type { Reader } from '../support/reader.ts';

/** What stands on the screen of a Chromium that trusts the practice root, as an administrator installs it, at the documented address. */
export async function chromiumOf(reader: Reader): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'kb-rehearse-'));
  try {
    trustRoots(join(home, '.pki/nssdb'), [{ root: readFileSync(pathOf(reader, 'rootFile'), 'utf8') }], 'certutil');
    const browser = await chromium.launch({
      executablePath: findProgram('chromium')?.path ?? 'chromium',
      env: { ...process.env, HOME: home },
      args: ['--no-sandbox', `--host-resolver-rules=MAP ${reader.values.domain}:443 127.0.0.1:${reader.values.port}`],
    });
    try {
      const page = await browser.newPage();
      await page.goto(`https://${reader.values.domain}/`).catch(() => null);
      await page.waitForFunction(() => document.body?.innerText.trim() !== '' || document.title !== '');
      return [await page.title(), await page.locator('body').innerText()].join('\n');
    } finally {
      await browser.close();
    }
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}
