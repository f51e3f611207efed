import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './guarded-test.ts';

const record = readFileSync(join(import.meta.dirname, '../fixtures/round-trip/outputs/kb-probe-ok.txt'), 'utf8');
const sClient = readFileSync(join(import.meta.dirname, '../fixtures/outputs/openssl-s-client-ok.txt'), 'utf8');
const TOOL = /tools\/connection\.html|^connection\.html/;

test('串鍊工具：連線紀錄不合成一條串鍊，帶到連線檢查', async ({ page }) => {
  await page.goto('tools/chain.html');
  await page.locator('#chain-text').fill(record);
  const results = page.locator('[data-results]');
  await expect(results.locator('.verdict', { hasText: '不能合成一條串鍊' })).toBeVisible();
  await expect(results.getByRole('link', { name: '到連線檢查看結果' })).toHaveAttribute('href', /connection\.html#connection-text$/);
  await expect(results.locator('.chain-view')).toHaveCount(0);
});

for (const tool of ['decode', 'diagnose']) {
  test(`${tool}：先說這是連線紀錄，好幾台也說`, async ({ page }) => {
    await page.goto(`tools/${tool}.html`);
    const results = page.locator('[data-results]');
    for (const text of [record, record.repeat(4)]) {
      await page.locator('#decoder-text').fill(text);
      const note = results.locator('.known');
      await expect(note).toContainText(`這是連線檢查的紀錄，有 ${text === record ? 1 : 4} 筆`);
      await expect(note.getByRole('link', { name: '用連線檢查看整台伺服器' })).toHaveAttribute('href', TOOL);
      await expect(results.locator(':scope > :not(h2)').first()).toHaveClass(/known/);
    }
  });
}

test('s_client 的輸出：原來的工具之外，也帶到連線檢查', async ({ page }) => {
  await page.goto('tools/diagnose.html');
  await page.locator('#decoder-text').fill(sClient);
  const note = page.locator('[data-results] .known');
  await expect(note.getByRole('link', { name: '用工具繼續檢查' }).first()).toHaveAttribute('href', /chain\.html$/);
  await expect(note.getByRole('link', { name: '用連線檢查看整台伺服器' }).first()).toHaveAttribute('href', TOOL);
});
