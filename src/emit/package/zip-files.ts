import { createHash } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';

/** Compressed already: packing them again only costs time. */
const COMPRESSED = /\.(br|gz|png|woff2)$/;

/**
 * A zip that depends on nothing but names, bytes and `day` (YYYY-MM-DD): entries in the order of their names.
 * Zip times have no zone and fflate takes local ones, so the hour is the one after noon, which exists everywhere. Minute and second
 * follow from the content: servers tell versions apart by a file's time and size, and two packages of one day must not look alike.
 */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>, day: string): Uint8Array {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const timeOf = (content: Uint8Array): Date =>
    new Date(year, month - 1, date, 12, 0, 2 * (createHash('sha256').update(content).digest().readUInt32BE() % 1800));
  const names = [...files.keys()].sort();
  const strange = names.filter((name) => /[^\x21-\x7e]|\\|^\/|(^|\/)\.\.(\/|$)/.test(name));
  if (strange.length > 0) throw new Error(`壓縮檔裡的檔名只能是 ASCII，而且要在資料夾裡：${strange.join('、')}`);
  const entries: Zippable = {};
  for (const name of names) {
    const content = files.get(name) ?? new Uint8Array();
    entries[name] = [content, { level: COMPRESSED.test(name) ? 0 : 9, mtime: timeOf(content) }];
  }
  return zipSync(entries);
}
