import { chromium, type Browser } from '@playwright/test';
import { join } from 'node:path';
import { readInput } from '../src/core/pem/read-input.ts';
import { emptyRecord, ending, type ProbeRecord } from '../src/core/probe/probe-record.ts';
import { probeText } from '../src/core/probe/probe-text.ts';
import { root } from '../src/content/root.ts';
import { findBrowser } from '../src/dev/find-browser.ts';
import { manyCertificates } from '../tests/support/many-certificates.ts';
import type { Row } from './run.ts';

export const title = '連線檢查：五十台主機的紀錄，從貼上到排好（dist/，從磁碟打開）';

const COUNT = 50;

const refused = { said: 'no', ending: ending('alert', 40) } as const;

function record(pem: string, index: number): ProbeRecord {
  const certificates = readInput(pem).blocks.flatMap(({ der }) => der ?? []);
  const chain: ProbeRecord['chain'] = { said: 'sent', protocol: 'TLSv1.2', certificates, lines: [], isOrderKnown: true };
  const accepted = { said: 'yes', cipher: 0xc02f } as const;
  return {
    ...emptyRecord('kb-probe', `h${index}.example.gov.tw`, 443),
    name: `h${index}.example.gov.tw`,
    address: `192.0.2.${index}`,
    connect: 'ok',
    protocols: { SSLv3: refused, 'TLSv1.0': accepted, 'TLSv1.1': accepted, 'TLSv1.2': accepted, 'TLSv1.3': refused },
    ciphers: { NULL: refused, anon: refused, EXPORT: refused, DES: refused, RC4: refused, '3DES': accepted, RSA: accepted },
    chain,
    unnamed: chain,
  };
}

/** Milliseconds until what `selector` finds is there as often as asked, from what `act` sets off; the page counts them itself. */
async function measured(browser: Browser, text: string): Promise<{ table: number; reports: number }> {
  const page = await browser.newPage();
  await page.goto(`file://${join(root, 'dist/tools/connection.html')}`);
  await page.locator('kb-connection textarea').focus();
  await page.locator('kb-connection[data-ready]').waitFor();
  const took = await page.evaluate(
    async ({ pasted, count }) => {
      const until = (selector: string, begun: number): Promise<number> =>
        new Promise((resolve) => {
          const look = (): void => {
            if (document.querySelectorAll(selector).length < count) requestAnimationFrame(look);
            // Laid out as well.
            else resolve(document.body.offsetHeight > 0 ? performance.now() - begun : NaN);
          };
          look();
        });
      const field = document.querySelector('kb-connection textarea') as HTMLTextAreaElement;
      field.value = pasted;
      const given = performance.now();
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
      const table = await until('.connection-hosts tbody tr', given);
      // Drawn while it is clicked.
      const clicked = performance.now();
      [...document.querySelectorAll<HTMLElement>('[data-results] > .bench-row > .button')][0]?.click();
      return { table, reports: await until('.connection-report', clicked) };
    },
    { pasted: text, count: COUNT },
  );
  await page.close();
  return took;
}

export async function measure(): Promise<Row[]> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const all = await manyCertificates(COUNT);
    const text = all.map((pem, index) => probeText(record(pem, index))).join('');
    const { table, reports } = await measured(browser, text);
    return [
      { what: `${COUNT} 台，判斷完、清單排好`, value: `${Math.round(table)} 毫秒` },
      { what: `${COUNT} 份報告全部展開`, value: `${Math.round(reports)} 毫秒` },
    ];
  } finally {
    await browser.close();
  }
}
