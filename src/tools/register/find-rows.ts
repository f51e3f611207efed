import { renewalsOf } from '../../core/register/renewals.ts';
import type { RegisterEntry } from '../../core/register/register-entry.ts';
import { daysLeft } from './row-words.ts';

/** One row: a certificate, with those that it replaces folded into it. */
export interface Row {
  entry: RegisterEntry;
  replaced: readonly RegisterEntry[];
}

/** Which rows are asked for. */
export interface Wish {
  text: string;
  role: 'all' | 'server' | 'ca';
  state: 'all' | 'days' | 'expired' | 'bad' | 'renewed' | 'nobody';
}

export type SortKey = 'verdict' | 'name' | 'end' | 'next' | 'issuer' | 'key' | 'keeper' | 'met';

/** Days within which `days` asks. */
const SOON = 30;

/** Each certificate that nothing replaces, with what it replaces. */
export const rowsOf = (entries: readonly RegisterEntry[]): Row[] =>
  renewalsOf(entries).map(({ current, replaced }) => ({ entry: current, replaced }));

/** The rows that fit a wish, in their order. */
export function fitting(rows: readonly Row[], { text, role, state }: Wish, at: Date): Row[] {
  const said = text
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter(({ entry, replaced }) => {
    if (role !== 'all' && (entry.role === 'ca') !== (role === 'ca')) return false;
    if (!inState(entry, replaced, state, at)) return false;
    if (said.length === 0) return true;
    const held = heldIn(entry);
    return said.every((word) => held.includes(word));
  });
}

function inState(entry: RegisterEntry, replaced: readonly RegisterEntry[], state: Wish['state'], at: Date): boolean {
  const left = daysLeft(entry, at);
  switch (state) {
    case 'all':
      return true;
    case 'days':
      return left !== null && left >= 0 && left <= SOON;
    case 'expired':
      return left !== null && left < 0;
    case 'bad':
      return entry.verdict === 'unusable' || entry.verdict === 'caution';
    case 'renewed':
      return replaced.length > 0;
    case 'nobody':
      return entry.notes.keeper.trim() === '';
  }
}

/** Everything of an entry that somebody may look for. */
function heldIn({ name, names, issuer, serialHex, sha1, sha256, key, notes, sightings }: RegisterEntry): string {
  return [
    name,
    ...names,
    issuer,
    serialHex,
    sha1,
    sha256,
    key,
    notes.installedOn,
    notes.system,
    notes.keeper,
    notes.remark,
    ...sightings.map(({ file, place }) => `${file ?? ''} ${place ?? ''}`),
  ]
    .join('\n')
    .toLowerCase();
}

/** Sorted by what `valueOf` says of each; what has nothing to say comes last, whichever way. */
export function sorted(rows: readonly Row[], valueOf: (row: Row) => string | number | null, direction: number): Row[] {
  const keyed = rows.map((row) => ({ row, value: valueOf(row) }));
  const collator = new Intl.Collator('zh-Hant-TW', { numeric: true });
  return keyed
    .sort(({ value: a }, { value: b }) => {
      const [isVoid, isOtherVoid] = [a === null || a === '', b === null || b === ''];
      if (isVoid || isOtherVoid) return Number(isVoid) - Number(isOtherVoid);
      if (typeof a === 'number' && typeof b === 'number') return direction * (a - b);
      return direction * collator.compare(String(a), String(b));
    })
    .map(({ row }) => row);
}
