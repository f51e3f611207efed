import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One measured line; a bench file exports `title` and `measure`. */
export interface Row {
  what: string;
  value: string;
}

interface Bench {
  title: string;
  measure: () => Row[] | Promise<Row[]>;
}

/** `npm run bench [name …]`: measures on this machine and prints a table. Nothing here passes or fails. */
const wanted = process.argv.slice(2);
for (const file of readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts'))
  .sort()) {
  if (wanted.length > 0 && !wanted.some((name) => file.startsWith(name))) continue;
  const bench = (await import(join(import.meta.dirname, file))) as Bench;
  console.log(`\n${bench.title}`);
  const rows = await bench.measure();
  const width = Math.max(...rows.map(({ what }) => [...what].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)));
  for (const { what, value } of rows) {
    const used = [...what].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
    console.log(`  ${what}${' '.repeat(width - used)}  ${value}`);
  }
}
