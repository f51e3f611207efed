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
  const whole = entries.map((entry) => (entry.role === 'ca' || !entry.hasAllNames || entry.names.length === 0 ? null : namesKey(entry)));
  const byName = new Map<string, Set<string>>();
  for (const [index, key] of whole.entries()) {
    if (key === null) continue;
    for (const name of entries[index]?.names ?? []) {
      const keys = byName.get(name);
      if (keys) keys.add(key);
      else byName.set(name, new Set([key]));
    }
  }
  const groups = new Map<string, RegisterEntry[]>();
  for (const [index, entry] of entries.entries()) {
    const key = whole[index] ?? keyOfListed(entry, index, byName);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].flatMap((group): Renewal[] => {
    const [current, ...replaced] = group.length === 1 ? group : group.toSorted((a, b) => (ends(a) < ends(b) ? 1 : -1));
    return current ? [{ current, replaced }] : [];
  });
}

const namesKey = ({ names }: RegisterEntry): string => (names.length === 1 ? (names[0] ?? '') : [...new Set(names)].sort().join(' '));

function keyOfListed({ role, names }: RegisterEntry, index: number, byName: ReadonlyMap<string, ReadonlySet<string>>): string {
  const [name] = names;
  if (role === 'ca' || name === undefined) return `alone ${index}`;
  const [key, another] = byName.get(name) ?? [];
  return key !== undefined && another === undefined ? key : name;
}

/** What has no date is older than everything. */
const ends = ({ notAfter }: RegisterEntry): string => notAfter ?? '';
