import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files-below.ts';
import { root } from './root.ts';

/** A data file of `content/` with its text. */
export interface ContentText {
  file: string;
  text: string;
}

/** Every YAML file below `content/`, the lists about the content itself left out. */
export function yamlTexts(): ContentText[] {
  const about = new Set(['links.yaml', 'omissions.yaml', 'permalinks.yaml', 'search.yaml', 'words.yaml']);
  return filesBelow(join(root, 'content'))
    .filter((name) => name.endsWith('.yaml') && !about.has(name))
    .map((name) => ({ file: `content/${name}`, text: readFileSync(join(root, 'content', name), 'utf8') }));
}
