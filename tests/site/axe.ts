import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The levels that the site keeps, and what is good practice beyond them. */
export const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
/** For the parts where more is kept than on the pages. */
export const NEWER_LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds on the page as it stands, a line for each element: its rule and where it is. By the rules of `tags`, by `rules`, or by
 * axe's own choice; everywhere or only below `within`.
 */
export async function violationsOn(page: Page, ask: { tags?: string[]; rules?: string[]; within?: string } = {}): Promise<string[]> {
  // Axe is half a megabyte of source; a second look at the same page has it already.
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  const builder = new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) })
    // Our pages frame nothing, so axe need not open a blank page to gather the frames' results, which takes longer than the scan.
    .setLegacyMode()
    // To describe each element that is as it should be takes as long as the scan. The style sheets are not fetched: only an experimental
    // rule reads them, and the pages' policy forbids it.
    .options({ resultTypes: ['violations'], preload: { assets: ['media'] } });
  if (ask.tags) builder.withTags(ask.tags);
  if (ask.rules) builder.withRules(ask.rules);
  if (ask.within !== undefined) builder.include(ask.within);
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}
