import type { Facts } from '../facts.ts';
import { acceptedProtocols } from './judge-probe.ts';
import type { GroupCode } from './probe-codes.ts';
import { isSameChain } from './probe-text.ts';
import type { ProbeVerdict } from './probe-verdict.ts';

/** Something to say of several addresses of one host; all of them are errors. */
export interface GroupFinding {
  code: GroupCode;
  facts: Facts;
  /** Which of the verdicts it speaks of, by their places. */
  places: number[];
}

const keyOf = ({ record: { host, port, name, starttls } }: ProbeVerdict): string =>
  [host.toLowerCase(), port, name?.toLowerCase() ?? '', starttls ?? ''].join('|');

/** What differs between the addresses of one host: an old certificate that is still served, another chain, other protocols. */
export function judgeTogether(verdicts: readonly ProbeVerdict[]): GroupFinding[] {
  const groups = new Map<string, number[]>();
  for (const [place, verdict] of verdicts.entries()) groups.set(keyOf(verdict), [...(groups.get(keyOf(verdict)) ?? []), place]);
  return [...groups.values()].flatMap((places) => judgeGroup(verdicts, places));
}

function judgeGroup(verdicts: readonly ProbeVerdict[], places: readonly number[]): GroupFinding[] {
  const findings: GroupFinding[] = [];
  const seen = places.flatMap((place) => {
    const verdict = verdicts[place];
    return verdict?.sent[0] === undefined || verdict.record.address === null ? [] : [{ place, verdict, leaf: verdict.sent[0] }];
  });
  if (new Set(seen.map(({ verdict }) => verdict.record.address)).size < 2) return [];
  // The one that was issued last is the one that is wanted.
  const [newest] = seen.toSorted((one, other) => (other.leaf.notBefore ?? '').localeCompare(one.leaf.notBefore ?? ''));
  if (newest === undefined) return [];
  for (const { place, verdict, leaf } of seen) {
    if (place === newest.place) continue;
    const facts = { host: verdict.record.host, address: verdict.record.address };
    const isSameLeaf = leaf.fingerprints?.sha256 === newest.leaf.fingerprints?.sha256;
    if (!isSameLeaf)
      findings.push({
        code: 'other-leaf-at-address',
        facts: { ...facts, until: dayOf(leaf.notAfter), expected: dayOf(newest.leaf.notAfter) },
        places: [place, newest.place],
      });
    else if (!isSameChain(verdict.record.chain, newest.verdict.record.chain))
      findings.push({ code: 'other-chain-at-address', facts, places: [place, newest.place] });
    const [mine, theirs] = [acceptedProtocols(verdict.record), acceptedProtocols(newest.verdict.record)];
    if (mine.join() !== theirs.join())
      findings.push({
        code: 'other-protocols-at-address',
        facts: { ...facts, protocols: mine.join('、') },
        places: [place, newest.place],
      });
  }
  return findings;
}

const dayOf = (iso: string | null): string | null => iso?.slice(0, 10) ?? null;
