import type { AstroIntegration } from 'astro';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../content/files-below.ts';
import { withoutBlanksBetweenBlocks } from './blanks-between-blocks.ts';
import { delivery } from './package/delivery.ts';
import { markEnglish } from './mark-english.ts';
import { addCellBreaks } from './cell-breaks.ts';
import { addPhraseBreaks } from './phrase-breaks.ts';
import { relativeAddress, rewriteUrls } from './rewrite-urls.ts';
import { bundleScripts } from './scripts/scripts.ts';
import { makeSearch, writeSearch } from './search/make-search.ts';

/**
 * Makes the built pages independent of where they are put: every root-absolute address becomes relative,
 * every script gets its final name, after those that must have run before it. What is left absolute fails the walk over `dist/`.
 */
export function portable(): AstroIntegration {
  return {
    name: 'portable',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const search = await makeSearch(dist);
        const names = await bundleScripts(join(dist, 'assets'), search.glue);
        names.set('/search/', writeSearch(search, dist));
        let pages = 0;
        for (const file of filesBelow(dist)) {
          if (!file.endsWith('.html')) continue;
          const path = join(dist, file);
          const html = readFileSync(path, 'utf8');
          const moved = rewriteUrls(addCellBreaks(addPhraseBreaks(markEnglish(withoutBlanksBetweenBlocks(html)))), (value, attribute) => {
            // The page for what is not there is shown at any depth, so it names its script as seen from several.
            const up = file === delivery.missing ? (/^(?:\.\.\/)+(?=scripts\/)/.exec(value)?.[0] ?? '') : '';
            const own = up === '' ? value : `/${value.slice(up.length)}`;
            if (!own.startsWith('/') || own.startsWith('//')) return value;
            const addresses = own.split(' ').flatMap((each) => (names.get(each) ?? each).split(' '));
            if (addresses.length > 1 && !attribute.startsWith('data-'))
              throw new Error(`${file}: ${value} needs other scripts and cannot be a ${attribute}.`);
            return addresses.map((address) => up + relativeAddress(`/${file}`, address)).join(' ');
          });
          if (moved !== html) writeFileSync(path, moved);
          pages++;
        }
        logger.info(`${pages} pages made portable, ${names.size} scripts, ${search.records.length} things to find`);
      },
    },
  };
}
