import type { Facts } from '../facts.ts';
import type { Subject } from '../x509/subject.ts';
import { acceptedProtocols } from './judge-probe.ts';
import type { GroupCode } from './probe-codes.ts';
import { protocols, type ProbeRecord } from './probe-record.ts';
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
  const seen = latestOf(verdicts, places);
  if (seen.length < 2) return [];
  // The one that was issued last is the one that is wanted.
  const [newest] = seen.toSorted((one, other) => (other.leaf.notBefore ?? '').localeCompare(one.leaf.notBefore ?? ''));
  if (newest === undefined) return [];
  for (const { place, verdict, leaf } of seen) {
    if (place === newest.place) continue;
    const { host, address } = verdict.record;
    const code = differenceOf({ verdict, leaf }, newest);
    const days = { until: dayOf(leaf.notAfter), expected: dayOf(newest.leaf.notAfter) };
    const facts = { host, address, ...(code === 'other-leaf-at-address' ? days : {}) };
    if (code !== null) findings.push({ code, facts, places: [place, newest.place] });
    const mine = acceptedProtocols(verdict.record);
    if (mine.length > 0 && hasOtherProtocols(verdict.record, newest.verdict.record))
      findings.push({
        code: 'other-protocols-at-address',
        facts: { host, address, protocols: mine.join('、') },
        places: [place, newest.place],
      });
  }
  return findings;
}

type Sending = Pick<Seen, 'verdict' | 'leaf'>;

/** How what one address sends differs from what the newest sends; null where it does not, or where that is as it should be. */
function differenceOf(one: Sending, newest: Sending): GroupCode | null {
  if (one.leaf.fingerprints?.sha256 === newest.leaf.fingerprints?.sha256) {
    const isOther = !isSameChain(one.verdict.record.chain, newest.verdict.record.chain);
    return isOther && isOrdered(one.verdict) && isOrdered(newest.verdict) ? 'other-chain-at-address' : null;
  }
  if (one.leaf.notBefore !== newest.leaf.notBefore) return 'other-leaf-at-address';
  // Of two that were issued together neither is the old one.
  return isPair(one.leaf, newest.leaf) ? null : 'different-leaf-at-address';
}

/** One certificate for each kind of key, of which a server sends the one that the client takes. */
function isPair(one: Subject, other: Subject): boolean {
  return one.issuer?.text === other.issuer?.text && one.key?.type !== other.key?.type;
}

interface Seen {
  place: number;
  verdict: ProbeVerdict;
  leaf: Subject;
}

/** One of each address, the last that was collected: what was so before a repair is no difference. */
function latestOf(verdicts: readonly ProbeVerdict[], places: readonly number[]): Seen[] {
  const latest = new Map<string, Seen>();
  for (const place of places) {
    const verdict = verdicts[place];
    const leaf = verdict?.sent[0];
    if (verdict === undefined || leaf === undefined || verdict.record.address === null) continue;
    const other = latest.get(verdict.record.address)?.verdict.record.clock ?? 0;
    if ((verdict.record.clock ?? 0) >= other) latest.set(verdict.record.address, { place, verdict, leaf });
  }
  return [...latest.values()];
}

const isOrdered = ({ record: { chain } }: ProbeVerdict): boolean => chain?.said === 'sent' && chain.isOrderKnown;

/** Whether one takes a version that the other refuses; what one of them was not asked says nothing. */
function hasOtherProtocols(one: ProbeRecord, other: ProbeRecord): boolean {
  return protocols.some((protocol) => {
    const said = [one.protocols[protocol]?.said, other.protocols[protocol]?.said];
    return said.includes('yes') && said.includes('no');
  });
}

const dayOf = (iso: string | null): string | null => iso?.slice(0, 10) ?? null;
