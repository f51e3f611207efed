import { matchKeys } from '../../core/match/match-keys.ts';
import type { Subject } from '../../core/x509/subject.ts';
import type { Reading } from '../shared/read-source.ts';
import { keyHashes, type KeyHashes } from './key-hashes.ts';

/** One thing that is compared: an object with a key, or a hash that the reader's own machine printed. */
export interface MatchItem {
  file: string | null;
  /** Null for a pasted hash. */
  subject: Subject | null;
}

export interface KeyGroup {
  items: MatchItem[];
  /** Of a hash alone only itself is known. */
  hashes: KeyHashes;
  key: Subject['key'];
}

export interface MatchResult {
  groups: KeyGroup[];
  /** Sources that could not be compared. */
  refused: { file: string | null; reason: 'private-key' | 'no-key' }[];
  /** CA certificates that stand beside a server's and are not what is asked about. */
  passedOver: number;
}

const KEYED = new Set(['csr', 'certificate', 'public-key']);

/** Groups everything that was given by its key pair. A bundle's CA certificates are passed over; a source with a private key is refused whole. */
export function groupKeys(readings: readonly (Reading & { printed: readonly string[] })[]): MatchResult {
  const items: (MatchItem & { subject: Subject })[] = [];
  const printed: { file: string | null; hash: string }[] = [];
  const refused: MatchResult['refused'] = [];
  let passedOver = 0;
  for (const { source, subjects, printed: hashes } of readings) {
    const file = source.name;
    if (subjects.some(({ kind }) => kind === 'private-key')) {
      refused.push({ file, reason: 'private-key' });
      continue;
    }
    const keyed = subjects.filter((subject) => KEYED.has(subject.kind) && keyHashes(subject) !== null);
    const own = keyed.filter(({ basicConstraints }) => basicConstraints?.ca !== true);
    const taken = own.length > 0 ? own : keyed;
    passedOver += keyed.length - taken.length;
    items.push(...taken.map((subject) => ({ file, subject })));
    printed.push(...hashes.map((hash) => ({ file, hash })));
    if (taken.length === 0 && hashes.length === 0) refused.push({ file, reason: 'no-key' });
  }
  const groups = matchKeys(items.map(({ subject }, index) => ({ name: String(index), subjects: [subject] }))).groups.flatMap(
    (names): KeyGroup[] => {
      const members = names.flatMap((name) => items[Number(name)] ?? []);
      const first = members[0]?.subject;
      const hashes = first === undefined ? null : keyHashes(first);
      return first === undefined || hashes === null ? [] : [{ items: members, hashes, key: first.key }];
    },
  );
  for (const { file, hash } of printed) {
    const group = groups.find(({ hashes }) => hashes.all.includes(hash));
    if (group) group.items.push({ file, subject: null });
    else groups.push({ items: [{ file, subject: null }], hashes: { pem: hash, der: '', all: [hash] }, key: null });
  }
  return { groups, refused, passedOver };
}
