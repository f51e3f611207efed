import type { RegisterEntry } from './register-entry.ts';

/** Certificates for the same names: the one that ends last, and those that it replaces, the younger first. */
export interface Renewal {
  current: RegisterEntry;
  replaced: RegisterEntry[];
}

/**
 * The entries by what they are for, in the order of their first. Of a listing that prints only the common name, a certificate belongs
 * to the one group that has this common name; to none where there are several. Certificates of authorities stand alone.
 */
export function renewalsOf(entries: readonly RegisterEntry[]): Renewal[] {
  const groups = new Map<string, RegisterEntry[]>();
  const byName = new Map<string, Set<string>>();
  const put = (key: string, entry: RegisterEntry): void => {
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  };
  for (const entry of entries) {
    if (entry.role === 'ca' || !entry.hasAllNames || entry.names.length === 0) continue;
    const key = [...new Set(entry.names)].sort().join(' ');
    for (const name of entry.names) {
      const keys = byName.get(name) ?? new Set<string>();
      byName.set(name, keys.add(key));
    }
  }
  for (const [index, entry] of entries.entries()) {
    if (entry.role === 'ca' || entry.names.length === 0) put(`alone ${index}`, entry);
    else if (entry.hasAllNames) put([...new Set(entry.names)].sort().join(' '), entry);
    else {
      const [name = ''] = entry.names;
      const keys = [...(byName.get(name) ?? [])];
      put(keys.length === 1 && keys[0] !== undefined ? keys[0] : name, entry);
    }
  }
  return [...groups.values()].flatMap((group): Renewal[] => {
    const [current, ...replaced] = group.toSorted((a, b) => ends(b).localeCompare(ends(a)));
    return current ? [{ current, replaced }] : [];
  });
}

/** What has no date is older than everything. */
const ends = ({ notAfter }: RegisterEntry): string => notAfter ?? '';
