import type { Facts } from '../facts.ts';
import { hstsSeconds } from './http-answer.ts';
import { cipherFamilies, protocols, type Answer } from './probe-record.ts';
import { isSameChain } from './probe-text.ts';
import type { ProbeVerdict } from './probe-verdict.ts';

/** What differs between two records, with the facts that its words use. */
export const probeChangeCodes = {
  'change-host': ['before', 'after'],
  'change-address': ['before', 'after'],
  'change-leaf': ['before', 'after'],
  'change-chain': ['before', 'after'],
  'change-same-chain': [],
  'change-protocol-on': ['protocols'],
  'change-protocol-off': ['protocols'],
  'change-cipher-on': ['families'],
  'change-cipher-off': ['families'],
  'change-stapled-on': [],
  'change-stapled-off': [],
  'change-hsts': ['before', 'after'],
  'change-redirect': ['before', 'after'],
  'change-verdict': ['before', 'after'],
  'change-nothing': [],
} as const satisfies Record<string, readonly string[]>;
/** One of the keys of `probeChangeCodes`. */
export type ProbeChangeCode = keyof typeof probeChangeCodes;

export interface ProbeChange {
  code: ProbeChangeCode;
  facts: Facts;
}

/** What changed from one record to the other: only of what both have seen. */
export function compareProbes(before: ProbeVerdict, after: ProbeVerdict): ProbeChange[] {
  const changes: ProbeChange[] = [];
  const change = (code: ProbeChangeCode, facts: Facts = {}): void => {
    changes.push({ code, facts });
  };
  const [old, now] = [before.record, after.record];
  if (targetOf(before) !== targetOf(after)) change('change-host', { before: targetOf(before), after: targetOf(after) });
  if (old.address !== null && now.address !== null && old.address !== now.address)
    change('change-address', { before: old.address, after: now.address });
  const same = leafChange(before, after);
  if (same !== null) changes.push(same);
  else if (old.chain?.said === 'sent' && now.chain?.said === 'sent') {
    if (isSameChain(old.chain, now.chain)) change('change-same-chain');
    else change('change-chain', { before: old.chain.certificates.length, after: now.chain.certificates.length });
  }
  const put = (code: ProbeChangeCode, name: string, list: readonly string[]): void => {
    if (list.length > 0) change(code, { [name]: list.join('、') });
  };
  put('change-protocol-on', 'protocols', turnedOn(protocols, old.protocols, now.protocols));
  put('change-protocol-off', 'protocols', turnedOn(protocols, now.protocols, old.protocols));
  put('change-cipher-on', 'families', turnedOn(cipherFamilies, old.ciphers, now.ciphers));
  put('change-cipher-off', 'families', turnedOn(cipherFamilies, now.ciphers, old.ciphers));
  if (old.stapled !== null && now.stapled !== null && old.stapled.isThere !== now.stapled.isThere)
    change(now.stapled.isThere ? 'change-stapled-on' : 'change-stapled-off');
  if (old.https?.status && now.https?.status && hstsSeconds(old.https.hsts) !== hstsSeconds(now.https.hsts))
    change('change-hsts', { before: old.https.hsts, after: now.https.hsts });
  if (old.http?.status && now.http?.status && old.http.location !== now.http.location)
    change('change-redirect', { before: old.http.location, after: now.http.location });
  if (before.verdict !== after.verdict) change('change-verdict', { before: before.verdict, after: after.verdict });
  if (changes.length === 0 || (changes.length === 1 && changes[0]?.code === 'change-same-chain')) change('change-nothing');
  return changes;
}

/** What the first refused and the second takes. */
function turnedOn<Key extends string>(
  keys: readonly Key[],
  first: Partial<Record<Key, Answer>>,
  second: Partial<Record<Key, Answer>>,
): Key[] {
  return keys.filter((key) => first[key]?.said === 'no' && second[key]?.said === 'yes');
}

const targetOf = ({ record: { host, port } }: ProbeVerdict): string => `${host}:${port}`;

/** Null where it is the same certificate, or one of the two is not known. */
function leafChange({ sent: [old] }: ProbeVerdict, { sent: [now] }: ProbeVerdict): ProbeChange | null {
  if (old === undefined || now === undefined || old.fingerprints?.sha256 === now.fingerprints?.sha256) return null;
  return { code: 'change-leaf', facts: { before: old.notAfter?.slice(0, 10) ?? null, after: now.notAfter?.slice(0, 10) ?? null } };
}
