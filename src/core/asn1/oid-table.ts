/**
 * What is said of OIDs, by OID, from a short form: `{ '2.5.4': '3 CN,10 O' }` gives `{ '2.5.4.3': 'CN', '2.5.4.10': 'O' }`. Scripts carry
 * six such tables, and most of each would be the same arcs again and again.
 */
export function oidTable(arcs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const table: Record<string, string> = {};
  for (const [arc, entries] of Object.entries(arcs)) {
    for (const entry of entries.split(',')) {
      const space = entry.indexOf(' ');
      table[`${arc}.${entry.slice(0, space)}`] = entry.slice(space + 1);
    }
  }
  return table;
}
