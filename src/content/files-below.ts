import { readdirSync } from 'node:fs';
import { relative, sep } from 'node:path';

/** Every file below `folder`, as sorted paths relative to it with forward slashes. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, `${entry.parentPath}/${entry.name}`).split(sep).join('/'))
    .sort();
}
