import type { ChainReport } from '../chain/chain-report.ts';
import { chainVerdict } from '../chain/chain-verdict.ts';
import { hstsSeconds, isOwnHttps } from './http-answer.ts';
import { criterionCodes, type CriterionCode } from './probe-codes.ts';
import type { Answer, ProbeRecord } from './probe-record.ts';
import type { Criterion } from './probe-verdict.ts';

/** Demanded, where the document says MUST or MUST NOT; the others are recommended. */
export const isMust = (code: CriterionCode): boolean => criterionCodes[code] === 'must';

type Result = Criterion['result'];

/** kept where every answer is a refusal, broken where one is not. */
function allRefused(answers: readonly (Answer | undefined)[]): Result {
  if (answers.some((answer) => answer?.said === 'yes')) return 'broken';
  return answers.every((answer) => answer?.said === 'no') ? 'kept' : 'unseen';
}

/** What a record says of each criterion; those of web pages are left out where another protocol was asked. */
export function criteriaOf(record: ProbeRecord, report: ChainReport | null): Criterion[] {
  const { protocols, ciphers } = record;
  const results: Partial<Record<CriterionCode, Result>> = {
    'trusted-chain': trusted(report),
    'tls12-or-13': modern(record),
    'no-sslv3': allRefused([protocols.SSLv3]),
    'no-tls10-tls11': allRefused([protocols['TLSv1.0'], protocols['TLSv1.1']]),
    'no-null': allRefused([ciphers.NULL]),
    'no-anonymous': allRefused([ciphers.anon]),
    'no-export': allRefused([ciphers.EXPORT]),
    'no-des': allRefused([ciphers.DES]),
    'no-rc4': allRefused([ciphers.RC4]),
    'no-3des': allRefused([ciphers['3DES']]),
    'forward-secrecy': allRefused([ciphers.RSA]),
    'strong-group': strongGroup(record),
    tls13: modern(record, true),
    ...(record.starttls === null ? { hsts: hsts(record), redirect: redirect(record) } : {}),
  };
  // Of a server of TLS 1.3 alone nobody asks for the suites of older versions.
  const isNewOnly = protocols['TLSv1.3']?.said === 'yes' && protocols['TLSv1.2']?.said === 'no';
  return (Object.keys(criterionCodes) as CriterionCode[]).flatMap((code): Criterion[] => {
    const result = results[code];
    if (result === undefined) return [];
    const isOfSuites = /^(?:no-(?:null|anonymous|export|des|rc4|3des)|forward-secrecy)$/u.test(code);
    return [{ code, result: isNewOnly && isOfSuites && result === 'unseen' ? 'kept' : result }];
  });
}

function trusted(report: ChainReport | null): Result {
  const verdict = report === null ? 'unreadable' : chainVerdict(report).verdict;
  if (verdict === 'unreadable') return 'unseen';
  return verdict === 'unusable' ? 'broken' : 'kept';
}

function modern({ protocols }: ProbeRecord, isNewest = false): Result {
  const answers = isNewest ? [protocols['TLSv1.3']] : [protocols['TLSv1.2'], protocols['TLSv1.3']];
  if (answers.some((answer) => answer?.said === 'yes')) return 'kept';
  return answers.every((answer) => answer?.said === 'no') ? 'broken' : 'unseen';
}

function strongGroup({ groups }: ProbeRecord): Result {
  const seen = Object.values(groups);
  if (seen.length === 0) return 'unseen';
  const bits = seen.flatMap((group) => /^dhe-(\d{1,5})$/u.exec(group)?.[1] ?? []);
  return bits.some((each) => Number(each) < 2048) ? 'broken' : 'kept';
}

function hsts({ https }: ProbeRecord): Result {
  if (https === null || https.status === null) return 'unseen';
  return (hstsSeconds(https.hsts) ?? 0) > 0 ? 'kept' : 'broken';
}

function redirect({ http, host, name }: ProbeRecord): Result {
  if (http === null) return 'unseen';
  if (http.status === null) return http.ending?.how === 'refused' ? 'kept' : 'unseen';
  if (http.status >= 300 && http.status < 400 && http.location !== null) return isOwnHttps(http.location, name ?? host) ? 'kept' : 'broken';
  return http.status < 300 ? 'broken' : 'unseen';
}
