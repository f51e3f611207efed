import type { AstroIntegration } from 'astro';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forwards } from '../../content/permanent/forwarding.ts';
import { loadLinkedContent } from '../../content/linked-content.ts';
import { publishedBy } from '../../content/permanent/published.ts';
import { notFoundPage } from './not-found-page.ts';
import { writeForwards, writeGoPages } from './write-links.ts';
import { delivery } from '../package/delivery.ts';
import { content, load } from '../../content/content-folder.ts';

/** The permanent links of the site: `go/ID.html` for each id, and a way on from everything that has moved. Comes before `portable`. */
export function go(): AstroIntegration {
  return {
    name: 'go',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.watcher.on('all', () => content.forget());
        server.middlewares.use((request, response, next) => {
          const id = /^\/go\/([a-z0-9-]+)\.html$/.exec(request.url ?? '')?.[1];
          const address = id && publishedBy(loadLinkedContent()).ids.get(id)?.address;
          if (!address) return next();
          response.writeHead(302, { location: `/${address}` }).end();
        });
      },
      'astro:build:done': ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const published = publishedBy(loadLinkedContent());
        const pages = writeGoPages(dist, published);
        const gone = forwards(published, load('permalinks'), load('forwarding'));
        writeForwards(dist, published, gone);
        writeFileSync(join(dist, delivery.missing), notFoundPage());
        logger.info(`${pages} permanent links, ${gone.size} forwarded`);
      },
    },
  };
}
