import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { neededBrowser } from './needed-browser.ts';
import { freshlyUnpacked } from './unpacked.ts';
import { visit } from './visit.ts';

for (const [name, needed] of Object.entries(neededBrowser)) {
  test(`解開後點兩下 index.html（file://）：${name}`, async (context) => {
    const open = needed(context);
    if (open === null) return;
    // As people name their folders.
    const folder = await freshlyUnpacked('內網 文件 (1)');
    await visit(context, pathToFileURL(join(folder, '/')).href, open);
  });
}
