import { zipSync, type Zippable } from 'fflate';

/** Compressed already: packing them again only costs time. */
const COMPRESSED = /\.(br|gz|png|woff2)$/;

/**
 * A zip that depends on nothing but names, bytes and `day` (YYYY-MM-DD): entries in the order of their names, one time for all.
 * Zip times have no zone and fflate takes local ones, so the time is noon, which exists everywhere.
 */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>, day: string): Uint8Array {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const mtime = new Date(year, month - 1, date, 12);
  const names = [...files.keys()].sort();
  const strange = names.filter((name) => /[^\x21-\x7e]|\\|^\/|(^|\/)\.\.(\/|$)/.test(name));
  if (strange.length > 0) throw new Error(`壓縮檔裡的檔名只能是 ASCII，而且要在資料夾裡：${strange.join('、')}`);
  const entries: Zippable = {};
  for (const name of names) entries[name] = [files.get(name) ?? new Uint8Array(), { level: COMPRESSED.test(name) ? 0 : 9, mtime }];
  return zipSync(entries);
}
