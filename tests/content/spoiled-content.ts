import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContentFolder } from '../../src/content/content-folder.ts';
import { root } from '../../src/content/root.ts';

/** The repository's content with other texts in some files, named from `content/`; a file of null is not there. `t` removes the copy in the end. */
export function contentWith(t: { after(done: () => void): void }, files: Record<string, string | null>): ContentFolder {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  cpSync(join(root, 'content'), folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    if (text === null) rmSync(join(folder, file));
    else writeFileSync(join(folder, file), text);
  }
  return new ContentFolder(folder);
}
