import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's folder, with a slash at its end: the nearest with a package.json. Astro moves what pages import into a folder of the build. */
export const root = folderAbove(new URL('./', import.meta.url));

function folderAbove(folder: URL): string {
  if (existsSync(new URL('package.json', folder))) return fileURLToPath(folder);
  const above = new URL('../', folder);
  if (above.href === folder.href) throw new Error('There is no package.json above.');
  return folderAbove(above);
}
