import {
  cipherFamilies,
  protocols,
  type Answer,
  type CipherFamily,
  type HttpAnswer,
  type ProbeRecord,
  type Protocol,
  type SentChain,
} from '../../../src/core/probe/probe-record.ts';
import { endingText, isSameChain } from '../../../src/core/probe/probe-text.ts';
import { pki } from './pki.ts';

/** What a witness saw, in words that can be compared. */
export interface View {
  connect: string;
  /** Those that were accepted. */
  protocols: Protocol[];
  /** Endings of the others that say that nothing is known, each once. */
  unclear: string[];
  weak: CipherFamily[];
  /** Names of the certificates ("leaf lower"), an ending ("no alert-40"), or "-" where it was not asked. */
  chain: string;
  /** The same without SNI, and "same". */
  unnamed: string;
  stapled: 'yes' | 'no' | '-';
  alpn: string;
  /** Groups by protocol ("TLSv1.2 x25519"). */
  groups: string[];
  https: string;
  http: string;
}

const names = (chain: SentChain | null): string => {
  if (chain === null) return '-';
  if (chain.said !== 'sent') return endingText(chain.ending);
  return chain.certificates.map((der) => pki().nameOf(der)).join(' ') || '(none)';
};

const statusOf = (answer: HttpAnswer | null): string =>
  answer === null
    ? '-'
    : answer.status === null
      ? endingText(answer.ending ?? { how: 'failed', alert: null, protocol: null })
      : `${answer.status}`;

const accepted = <Key extends string>(keys: readonly Key[], answers: Partial<Record<Key, Answer>>): Key[] =>
  keys.filter((key) => answers[key]?.said === 'yes');

export function viewOf(record: ProbeRecord): View {
  const unclear = protocols.flatMap((protocol) => {
    const answer = record.protocols[protocol];
    return answer?.said === 'unknown' ? [answer.ending.how] : [];
  });
  return {
    connect: record.connect ?? '-',
    protocols: accepted(protocols, record.protocols),
    unclear: [...new Set(unclear)],
    weak: accepted(cipherFamilies, record.ciphers),
    chain: names(record.chain),
    unnamed: isSameChain(record.chain, record.unnamed) ? 'same' : names(record.unnamed),
    stapled: record.stapled === null ? '-' : record.stapled.isThere ? 'yes' : 'no',
    alpn: record.alpn ?? '-',
    groups: protocols.flatMap((protocol) => (record.groups[protocol] === undefined ? [] : [`${protocol} ${record.groups[protocol]}`])),
    https: statusOf(record.https),
    http: statusOf(record.http),
  };
}
