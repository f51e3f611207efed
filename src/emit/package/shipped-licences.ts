import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../content/files-below.ts';
import { root } from '../../content/root.ts';
import { bundledFiles } from '../scripts/scripts.ts';

/** A library of which something is sent to browsers. */
export interface ShippedLibrary {
  name: string;
  version: string;
  licence: string;
  text: string;
}

/**
 * Programs that write into the built site files which no bundle of ours names, each with what tells that they did.
 * The search's vocabulary has characters of opencc-js's tables. Astro and Shiki leave only markup with our own classes unless Astro's island runtime is there.
 */
const GENERATORS: Record<string, RegExp> = { astro: /\bastro-island\b/, pagefind: /pagefind/i, 'opencc-js': /"simplified":"/ };

/** The libraries in `files` of the built site, by name: what esbuild bundled, and what generators left. Throws where one has no licence text. */
export async function shippedLibraries(files: ReadonlyMap<string, Uint8Array>): Promise<ShippedLibrary[]> {
  const folders = new Set((await bundledFiles()).flatMap((path) => packageFolder(path) ?? []));
  for (const [name, trace] of Object.entries(GENERATORS)) {
    if ([...files].some(([file, bytes]) => /\.(js|wasm|css)$/.test(file) && trace.test(Buffer.from(bytes).toString('latin1'))))
      folders.add(`node_modules/${name}`);
  }
  return [...folders].map(readLibrary).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** "node_modules/a/node_modules/@b/c" of "…/node_modules/a/node_modules/@b/c/lib/x.js"; null for files of our own. */
export function packageFolder(path: string): string | null {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null;
}

function readLibrary(folder: string): ShippedLibrary {
  const from = join(root, folder);
  const { name, version, license } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const texts = readdirSync(from)
    .filter((entry) => /^(licen[cs]e|copying|notice)/i.test(entry))
    .sort()
    .flatMap((entry) => textsAt(join(from, entry)));
  if (texts.length === 0 || license === undefined) throw new Error(`${folder} 沒有授權文字，不能放進安裝包。`);
  return { name, version, licence: license, text: texts.join('\n\n') };
}

/** Some packages have a folder of licences in place of one file. */
function textsAt(path: string): string[] {
  const files = statSync(path).isDirectory() ? filesBelow(path).map((file) => join(path, file)) : [path];
  return files.map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim());
}

/** All of them in one text: a list first, then each licence in full. */
export function licencesText(libraries: readonly ShippedLibrary[]): string {
  const line = '-'.repeat(72);
  const list = libraries.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
  const texts = libraries.map(({ text }, index) => `${line}\n${list[index]}\n${line}\n\n${text}\n`);
  return `Software of others in the scripts of this site:\n\n${list.join('\n')}\n\n${texts.join('\n')}`;
}
