import { isPractice } from '../rehearse/practice.ts';
import type { Subject } from '../x509/subject.ts';

/** One file and what was found in it. */
export interface MatchInput {
  name: string;
  subjects: readonly Subject[];
}

export interface MatchReport {
  /** All files belong to one key pair, and none was left out. */
  same: boolean;
  /** File names by key pair, in the order of the input. */
  groups: string[][];
  /** Files that could not be compared. A private key is never looked at. */
  refused: { name: string; reason: 'private-key' | 'no-key' }[];
  /** Files whose certificate was made for practice. */
  practice: string[];
}

/**
 * Groups requests, certificates and public keys by their key pair: the SubjectPublicKeyInfo is equal exactly then. Of a file with
 * several certificates the server's counts, which is the first that is no CA's. A file that holds a private key is refused whole.
 */
export function matchKeys(inputs: readonly MatchInput[]): MatchReport {
  const groups = new Map<string, string[]>();
  const refused: MatchReport['refused'] = [];
  const practice: string[] = [];
  for (const { name, subjects } of inputs) {
    const own = subjects.some(({ kind }) => kind === 'private-key') ? undefined : ownOf(subjects);
    const key = own?.spkiSha256 ?? null;
    if (own === undefined || key === null) {
      refused.push({ name, reason: subjects.some(({ kind }) => kind === 'private-key') ? 'private-key' : 'no-key' });
      continue;
    }
    if (isPractice(own)) practice.push(name);
    const group = groups.get(key);
    if (group) group.push(name);
    else groups.set(key, [name]);
  }
  return { same: groups.size === 1 && refused.length === 0, groups: [...groups.values()], refused, practice };
}

const KEYED = new Set(['csr', 'certificate', 'public-key']);

function ownOf(subjects: readonly Subject[]): Subject | undefined {
  const keyed = subjects.filter(({ kind, spkiSha256 }) => KEYED.has(kind) && spkiSha256 !== null);
  return keyed.find(({ basicConstraints }) => basicConstraints?.ca !== true) ?? keyed[0];
}
