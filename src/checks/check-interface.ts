import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentCheck } from './check-content.ts';
import { filesBelow } from '../content/files-below.ts';
import { loadInterface } from '../content/interface-words.ts';
import { root } from '../content/root.ts';
import { codesSaid } from '../emit/scripts/inline-words.ts';

/** Where programs speak to people, and the module by which those that run in Node get their words. */
const FOLDERS: { folder: string; own?: string }[] = [
  { folder: 'src/tools' },
  { folder: 'src/page-scripts' },
  { folder: 'src/worker' },
  { folder: 'src/cli', own: 'cli' },
];

/** Every code of `content/interface` is said by a program, and every code that a program says is there. */
export function checkInterface(): ContentCheck {
  const unsaid = new Set(
    Object.entries(loadInterface()).flatMap(([name, words]) => Object.keys(words).map((code) => `content/interface/${name}.yaml：${code}`)),
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
  return { name: '介面的用字都有程式在用', problems: [...problems, ...[...unsaid].map((place) => `${place} 沒有程式在用，請刪掉。`)] };
}
