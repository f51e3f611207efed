import type { Locator, Page } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyWrappings, type KeyWrapping } from '../core/secret/key-wrappings.ts';
import { siteFields, type SiteField } from './fields.ts';
import { expect, test } from './guarded-test.ts';

// Every wrapping in every field takes half an hour; each run takes some of them for each field, KB_KEYS=all takes all.
const all = process.env.KB_KEYS === 'all';
// The runner's, the same in all workers.
const seed = Number(process.env.KB_GUARD_SEED);
const EACH = 8;

const fields = siteFields();
// Made where they are used: two seconds of keys that the runner, which only lists the tests, does without.
let wrappings: KeyWrapping[] = [];
let texts: KeyWrapping[] = [];

/** A step that has no factor in common with the length goes through the whole list. */
const chosen = <Item>(list: readonly Item[], field: number, count: number): Item[] =>
  all ? [...list] : Array.from({ length: count }, (_, i) => list[(seed + (field * count + i) * 31) % list.length] as Item);

interface Tried {
  name: string;
  way: string;
  said: boolean;
  leaks: string[];
}

if (all) test.setTimeout(3_600_000);

test.beforeAll(() => {
  wrappings = keyWrappings();
  texts = wrappings.filter(({ text }) => text !== null);
});

test('試的是網站的每一個欄位：超過 50 個', () => {
  // In a test and not before them all, as each worker does that again.
  console.log(`守門：${wrappings.length} 種包法，${fields.length} 個欄位，種子 ${seed}${all ? '，全部' : ''}`);
  expect(fields.length).toBeGreaterThan(50);
});

async function open(page: Page, { page: address }: SiteField): Promise<void> {
  await page.goto(address);
  await page.evaluate(async () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const live of document.querySelectorAll<HTMLElement>(
      '[data-live], [data-made], kb-report, kb-register [hidden], kb-rehearse [hidden]',
    ))
      live.hidden = false;
    // As the page itself would at the first doubtful input.
    const { guard = '' } = document.querySelector<HTMLElement>('script[data-guard]')?.dataset ?? {};
    await (globalThis as unknown as { kb: { site: { loadScript(addresses: string): Promise<void> } } }).kb.site.loadScript(guard);
  });
}

/** Pastes, drops and types in the page; the browser's own editing does the rest. */
async function tryAll(page: Page, selector: string, list: readonly KeyWrapping[], isLine: boolean): Promise<Tried[]> {
  return page.evaluate(
    ([place, given, oneLine]) => {
      const field = (): HTMLInputElement => document.querySelector(place) as HTMLInputElement;
      const transfer = (text: string): DataTransfer => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        return data;
      };
      const insert = (text: string): boolean => document.execCommand('insertText', false, text);
      const ways: Record<string, (text: string) => unknown> = {
        貼上: (text) =>
          field().dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer(text), bubbles: true, cancelable: true })) &&
          insert(text),
        拖放: (text) =>
          field().dispatchEvent(new DragEvent('drop', { dataTransfer: transfer(text), bubbles: true, cancelable: true })) && insert(text),
        輸入: insert,
      };
      const left = (): string =>
        [
          new XMLSerializer().serializeToString(document),
          ...[...document.querySelectorAll<HTMLInputElement>('input:not([type=file]), textarea')].map(({ value }) => value),
          decodeURIComponent(location.href),
          JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }]),
        ].join('\n');
      const tried = [];
      for (const { name, text, needles, isLine: fits } of given) {
        for (const [way, act] of Object.entries(ways)) {
          // Without its line breaks, as a one-line field keeps it, not every wrapping can be told any more.
          if (way === '輸入' && oneLine && !fits) continue;
          field().focus();
          field().value = '';
          field().dispatchEvent(new InputEvent('input', { bubbles: true }));
          for (const old of document.querySelectorAll('.guard-said')) old.remove();
          act(text ?? '');
          const all = left();
          // What a short field cuts off before the key begins is no key.
          const isCut = way === '輸入' && field().maxLength > 0 && (text ?? '').length > field().maxLength;
          tried.push({
            name,
            way,
            said: isCut || document.querySelector('.guard-said[role=alert]') !== null,
            leaks: needles.filter((needle) => all.includes(needle)),
          });
        }
      }
      return tried;
    },
    [selector, list, isLine] as const,
  );
}

for (const [index, field] of fields.filter(({ isFile }) => !isFile).entries()) {
  test(`私密金鑰進不了欄位：${field.name}`, async ({ page, guard }) => {
    await open(page, field);
    const list = chosen(texts, index, EACH);
    const tried = await tryAll(page, field.selector, list, field.isLine);
    expect(tried.length).toBeGreaterThan(list.length);
    expect(
      tried.filter(({ said, leaks }) => !said || leaks.length > 0),
      `種子 ${seed}`,
    ).toEqual([]);
    // Neither undo nor redo brings it back, and Enter sends nothing.
    await page.locator(field.selector).first().focus();
    for (const keys of ['Control+z', 'Control+z', 'Control+Shift+z', 'Control+Shift+z', 'Control+y']) await page.keyboard.press(keys);
    const value = await page.locator(field.selector).first().inputValue();
    expect(list.flatMap(({ needles }) => needles).filter((needle) => value.includes(needle))).toEqual([]);
    await page.keyboard.press('Enter');
    const sent = guard.requests.map(decodeURIComponent).join('\n');
    expect(list.flatMap(({ needles }) => needles).filter((needle) => sent.includes(needle))).toEqual([]);
  });
}

/** Chooses a file; a field for folders is given one with this file in it. */
async function choose(chooser: Locator, name: string, content: Buffer): Promise<void> {
  const isFolder = await chooser.evaluate((input: HTMLInputElement) => input.webkitdirectory);
  if (!isFolder) return chooser.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });
  const folder = mkdtempSync(join(tmpdir(), 'guard-'));
  try {
    writeFileSync(join(folder, name), content);
    await chooser.setInputFiles(folder);
    // The browser reads a file when somebody asks for its bytes.
    await chooser.page().locator('.guard-said', { hasText: name }).waitFor();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const [index, field] of fields.filter(({ isFile }) => isFile).entries()) {
  test(`私密金鑰的檔案不讀進來：${field.name}`, async ({ page }) => {
    await open(page, field);
    const list = chosen(wrappings, index, 20);
    for (const { name, text, bytes, file, needles } of list) {
      await choose(page.locator(field.selector), file, Buffer.from(bytes ?? text ?? ''));
      await expect(page.locator('.guard-said'), name).toContainText(file);
      const left = await page.content();
      expect(
        needles.filter((needle) => left.includes(needle)),
        `${name}，種子 ${seed}`,
      ).toEqual([]);
      await page.evaluate(() => document.querySelector('.guard-said')?.remove());
    }
  });
}
