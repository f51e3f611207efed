import { taipeiTime } from '../policy/calendar.ts';
import type { PublicKey } from '../x509/subject.ts';
import type { InspectedObject } from './inspect-input.ts';
import { label, type Words } from './words.ts';

/** One row of what an object says. `data` values are for machines: monospaced, copied whole. */
export interface FactRow {
  label: string;
  values: string[];
  data: boolean;
}

/** What an object says, row by row, in the reader's words; rows without a value are left out. */
export function factsOf({ subject, authority, verification, readable }: InspectedObject, words: Words): FactRow[] {
  const say = (code: string, facts = {}): string => label(words, code, facts);
  const rows: FactRow[] = [];
  const row = (code: string, values: (string | null | undefined)[], data = false): void => {
    const present = values.filter((value): value is string => value !== null && value !== undefined && value !== '');
    if (present.length > 0) rows.push({ label: say(code), values: present, data });
  };
  const time = (iso: string | null): string | null => (iso === null ? null : say('time', { time: taipeiTime(iso) }));
  const dates = subject.kind === 'crl' ? (['last-update', 'next-update'] as const) : (['not-before', 'not-after'] as const);

  row('authority', [authority?.name]);
  row('subject', [subject.subject?.text]);
  row(
    'names',
    subject.san.map(({ type, value }) =>
      type === 'dns' ? `${value}${readable[value] ? `（${readable[value]}）` : ''}` : `${type}: ${value}`,
    ),
  );
  row('issuer', [subject.issuer?.text]);
  row('serial', [subject.serialHex], true);
  row(dates[0], [time(subject.notBefore)]);
  row(dates[1], [time(subject.notAfter)]);
  const called = (code = ''): string => readable[code] ?? code;
  if (subject.key) row('key', [keyText({ ...subject.key, type: called(subject.key.type) }, say)]);
  row('signature', [called(subject.signature?.algorithm)], true);
  if (verification) row('verification', [say(`verification-${verification.valid === null ? verification.reason : verification.valid}`)]);
  if (subject.basicConstraints) {
    const { ca, pathLength } = subject.basicConstraints;
    row('basic-constraints', [say(ca ? 'ca-true' : 'ca-false'), pathLength === null ? null : say('path-length', { length: pathLength })]);
  }
  row('key-usage', [subject.keyUsage.join('、')]);
  row('extended-key-usage', [subject.extendedKeyUsage.join('、')]);
  row('ocsp', subject.ocsp, true);
  row('ca-issuers', subject.caIssuers, true);
  row('crl', subject.crl, true);
  row(
    'policies',
    subject.policies.map(({ oid }) => oid),
    true,
  );
  const earliest = subject.scts.map(({ timestamp }) => timestamp).sort()[0];
  if (earliest !== undefined) row('scts', [say('scts-value', { count: subject.scts.length, earliest: taipeiTime(earliest) })]);
  if (subject.mustStaple) row('must-staple', [say('yes')]);
  row('attributes', subject.attributes);
  row('ski', [subject.ski], true);
  row('aki', [subject.aki], true);
  row('sha256', [subject.fingerprints?.sha256], true);
  row('sha1', [subject.fingerprints?.sha1], true);
  row('spki', [subject.spkiSha256], true);
  row(
    'unreadable',
    subject.unreadable.map(({ part, reason }) => `${part}：${words['asn1']?.[reason]?.text ?? reason}`),
  );
  return rows;
}

function keyText(key: PublicKey, say: (code: string, facts?: Record<string, string | number | null>) => string): string {
  const { type, bits, curve, exponent } = key;
  if (exponent !== null) return say('key-rsa', { type, bits, exponent });
  if (curve !== null) return say('key-curve', { type, curve });
  return bits === null ? say('key-plain', { type }) : say('key-bits', { type, bits });
}
