import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentFolder } from '../content/content-folder.ts';
import { filesBelow } from '../content/files-below.ts';
import { loadInterface } from '../content/interface-words.ts';
import { root } from '../content/root.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';
import { codesSaid } from '../emit/scripts/inline-words.ts';

/** Where programs speak to people, and the module by which those that run in Node get their words. */
const FOLDERS: { folder: string; own?: string }[] = [
  { folder: 'src/tools' },
  { folder: 'src/page-scripts' },
  { folder: 'src/worker' },
  { folder: 'src/cli', own: 'cli' },
];

/** Every code of `content/interface` is said by a program, and every code that a program says is there. */
export const checkInterface = (from: ContentFolder): ContentCheck => contentCheck('介面的用字都有程式在用', () => strayWords(from));

function strayWords(from: ContentFolder): string[] {
  const unsaid = new Set(
    Object.entries(loadInterface(from)).flatMap(([name, words]) =>
      Object.keys(words).map((code) => `content/interface/${name}.yaml：${code}`),
    ),
  );
  const known = new Set(unsaid);
  const problems: string[] = [];
  for (const { folder, own } of FOLDERS) {
    for (const file of filesBelow(join(root, folder)).filter((name) => name.endsWith('.ts'))) {
      const path = `${folder}/${file}`;
      const source = readFileSync(join(root, path), 'utf8');
      for (const { name, code } of codesSaid(path, source, own)) {
        const place = `content/interface/${name}.yaml：${code}`;
        if (!known.has(place)) problems.push(`${path}：沒有 ${place}`);
        unsaid.delete(place);
      }
    }
  }
  return [...problems, ...[...unsaid].map((place) => `${place} 沒有程式在用，請刪掉。`)];
}
