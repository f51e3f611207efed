import type { Given } from './reader.ts';

/** Files of one choice or one drop; more are a mistake: a whole disk. */
export const MOST_FILES = 20_000;

/** Files that were chosen, those of a folder with their paths below it. */
export const chosenFiles = (files: Iterable<File>): Given[] =>
  [...files].map((file) => ({ name: file.webkitRelativePath || file.name, content: file }));

/** What was dropped, as far as it can be told while the event lasts: a browser empties it afterwards. */
export function droppedThings({ items, files }: DataTransfer): (FileSystemEntry | File)[] {
  const things = [...items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? item.getAsFile() ?? []) : []));
  return things.length > 0 ? things : [...files];
}

/**
 * Every file below what was dropped, in groups as they are found, so that reading begins with the first. `unreadable` hears of folders
 * and files that the browser does not open.
 */
export async function* dropped(things: readonly (FileSystemEntry | File)[], unreadable: (name: string) => void): AsyncGenerator<Given[]> {
  let group: Given[] = [];
  const waiting = [...things];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (next instanceof File) group.push({ name: next.name, content: next });
    else {
      const name = next.fullPath.replace(/^\//, '');
      try {
        if (next.isDirectory) waiting.unshift(...(await entriesOf(next as FileSystemDirectoryEntry)));
        else group.push({ name, content: await fileOf(next as FileSystemFileEntry) });
      } catch {
        unreadable(name);
      }
    }
    if (group.length < 200) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** A folder gives its contents in several portions. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));
