import type { AstroIntegration } from 'astro';
import { join } from 'node:path';
import { toolPageFiles } from '../content/page-files.ts';
import { root } from '../content/root.ts';

/** A tool's page lies in the tool's folder: `src/tools/TOOL/NAME.page.astro` becomes `tools/NAME.html`. */
export function toolPages(): AstroIntegration {
  return {
    name: 'tool-pages',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const { page, file } of toolPageFiles()) {
          injectRoute({ pattern: `/${page.replace(/\.html$/, '')}`, entrypoint: join(root, file) });
        }
      },
    },
  };
}
