import { join } from 'node:path';
import { filesBelow } from './files-below.ts';
import { root } from './root.ts';

/** A file that makes one page. */
export interface PageFile {
  /** Address from the site's root, without a slash in front: "tools/chain.html". */
  page: string;
  /** Path from the root of the project. */
  file: string;
}

/** Files that make one page each: those of `src/pages`, and `src/tools/TOOL/NAME.page.astro`, which is `tools/NAME.html`. */
export function pageFiles(): PageFile[] {
  const pages = filesBelow(join(root, 'src/pages'))
    .filter((file) => file.endsWith('.astro') && !file.includes('['))
    .map((file) => ({ page: file.replace(/\.astro$/, '.html'), file: `src/pages/${file}` }));
  return [...pages, ...toolPageFiles()];
}

/** Those of the tools. */
export function toolPageFiles(): PageFile[] {
  return filesBelow(join(root, 'src/tools')).flatMap((file) => {
    const name = /^[a-z0-9-]+\/([a-z0-9-]+)\.page\.astro$/.exec(file)?.[1];
    return name === undefined ? [] : [{ page: `tools/${name}.html`, file: `src/tools/${file}` }];
  });
}
