import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/** A script that readers take along, as the tests run it. */
export interface ScriptFile {
  /** As a reader calls it: "kb-deploy.sh". */
  name: string;
  /** Below `/scripts/`: "kb-deploy.sh.txt". A plain IIS refuses .sh and .ps1, and one refused file would fail the copy for use without a network. */
  address: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** To be read on a page: without the mark of UTF-8 in front, which Windows PowerShell needs, and with line ends of one character. */
  text: string;
  /** Of the whole file. */
  sha256: string;
}

/** A file, named from `content/`, is one of them. */
export const isScript = (file: string): boolean => /^scripts\/[a-z][a-z-]*\.(?:sh|ps1)$/.test(file);

/** All of `content/scripts`, by name. */
export function scriptFiles(folder = join(root, 'content/scripts')): ScriptFile[] {
  return readdirSync(folder)
    .filter((name) => isScript(`scripts/${name}`))
    .sort()
    .map((name) => {
      const bytes = Uint8Array.from(readFileSync(join(folder, name)));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { name, address: `${name}.txt`, bytes, text: new TextDecoder().decode(bytes).replaceAll('\r\n', '\n'), sha256 };
    });
}

/** The one of that name. */
export function scriptFile(name: string): ScriptFile {
  const file = scriptFiles().find((each) => each.name === name);
  if (!file) throw new Error(`content/scripts 裡沒有 ${name}。`);
  return file;
}
