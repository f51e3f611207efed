import { textLines } from '../recognise/kinds/text-lines.ts';
import { emptyLocalRecord, LOCAL_VERSION, type LocalCertificate, type LocalRecord } from './local-record.ts';

const BEGIN = /===[ \u00a0]?kb-probe-local[ \u00a0]?(\d{1,4})[ \u00a0]?===/u;
const END = /===[ \u00a0]?end kb-probe-local/u;
const FIELD = /^[ \u00a0]{0,8}([a-z0-9-]{2,12}):[ \u00a0]?(.{0,1000})$/u;
const MOST_RECORDS = 100;
const MOST_LINES = 5_000;

/** Cheap word whether a text may hold a record of a host. */
export const mayHaveLocal = (text: string): boolean => text.includes('kb-probe-local');

export interface LocalReading {
  records: LocalRecord[];
  unknownVersions: { line: number; version: number }[];
}

/** All records of hosts in a text, in the format of `emptyLocalRecord`. Never throws; what cannot be read is as if it were not there. */
export function readLocalText(text: string): LocalReading {
  const reading: LocalReading = { records: [], unknownVersions: [] };
  if (!mayHaveLocal(text)) return reading;
  const lines = textLines(text);
  let from: number | null = null;
  const close = (to: number, isCut: boolean): void => {
    if (from !== null && reading.records.length < MOST_RECORDS)
      reading.records.push({ ...readRecord(lines.slice(from + 1, Math.min(to, from + MOST_LINES))), line: from + 1, endLine: to, isCut });
    from = null;
  };
  for (const [index, line] of lines.entries()) {
    if (!line.includes('===')) continue;
    const version = BEGIN.exec(line)?.[1];
    if (version !== undefined) {
      close(index, true);
      if (Number(version) === LOCAL_VERSION) from = index;
      else reading.unknownVersions.push({ line: index + 1, version: Number(version) });
    } else if (END.test(line)) close(index + 1, false);
    // The record of a connection begins: the end of this one is lost.
    else if (/===[ \u00a0]?kb-probe[ \u00a0]/u.test(line)) close(index, true);
  }
  close(lines.length, true);
  return reading;
}

/** Lines with what mail broke off put back: what has no key belongs to the line above. */
function fieldsOf(lines: readonly string[]): [key: string, value: string][] {
  const fields: [string, string][] = [];
  for (const line of lines) {
    if (line.includes('===')) continue;
    const [, key, value = ''] = FIELD.exec(line) ?? [];
    const last = fields.at(-1);
    if (key !== undefined) fields.push([key, value.trim()]);
    else if (last !== undefined && line.trim() !== '') last[1] = `${last[1]} ${line.trim()}`.slice(0, 1000);
  }
  return fields;
}

function readRecord(lines: readonly string[]): LocalRecord {
  const record = emptyLocalRecord();
  const stores: Record<string, LocalCertificate[] | null> = Object.create(null) as Record<string, LocalCertificate[] | null>;
  let certificate: LocalCertificate | null = null;
  /** Of each list how many there should be: of a list that is not whole nothing is known. */
  const counts = new Map<string, number>();
  for (const [key, value] of fieldsOf(lines)) {
    const words = value.split(/[ \u00a0]+/u);
    const [first = '', second = '', third = '', fourth = ''] = words;
    if (key === 'script' || key === 'windows' || key === 'powershell') record[key] ??= value === '' ? null : value;
    else if (key === 'sha256') record.sha256 = /^[0-9a-f]{64}$/u.test(value) ? value : null;
    else if (key === 'clock') record.clock = timeOf(value);
    else if (key === 'own-address' && /^[0-9a-f.:]{2,45}$/iu.test(first)) record.addresses.push(first.toLowerCase());
    else if (key === 'unread') record.unread.push(first.toLowerCase());
    else if (key === 'bindings' || key === 'sites') {
      record[key] = [];
      counts.set(key, first === 'none' ? 0 : Number(first));
    } else if (key === 'binding' && /:\d{1,5}$/u.test(first)) {
      const thumbprint = /^[0-9a-f]{40}$/iu.test(second) ? second.toLowerCase() : null;
      record.bindings?.push({
        endpoint: first.toLowerCase(),
        thumbprint,
        store: third === '-' || third === '' ? null : third.toLowerCase(),
      });
    } else if (key === 'site') record.sites?.push({ name: null, binding: first.toLowerCase(), sslFlags: flagsOf(second) });
    else if (key === 'site-name') {
      const site = record.sites?.at(-1);
      if (site) site.name = value;
    } else if (key === 'store') {
      stores[first.toLowerCase()] = second === 'none' ? null : [];
      if (second !== 'none') counts.set(`store-${first.toLowerCase()}`, Number(second));
    } else if (key === 'certificate') {
      const notAfter = timeOf(fourth);
      certificate = null;
      if (!/^[0-9a-f]{40}$/iu.test(first) || !/^key-(?:yes|no)$/u.test(third) || notAfter === null) continue;
      const store = second.toLowerCase();
      certificate = { thumbprint: first.toLowerCase(), store, hasPrivateKey: third === 'key-yes', notAfter, provider: null, subject: null };
      stores[store]?.push(certificate);
    } else if (key === 'provider' && certificate) certificate.provider = value === 'unknown' || value === '' ? null : value;
    else if (key === 'subject' && certificate) certificate.subject = value;
    else if (key === 'schannel') readSchannel(record, value);
  }
  for (const key of ['bindings', 'sites'] as const)
    if (record[key]?.length !== counts.get(key) || record.unread.includes(key)) record[key] = null;
  const whole = Object.entries(stores).filter(
    ([store, list]) => (list === null || list.length === counts.get(`store-${store}`)) && !record.unread.includes(`store-${store}`),
  );
  return { ...record, stores: Object.fromEntries(whole) };
}

function readSchannel(record: LocalRecord, value: string): void {
  const [, protocol, side, enabled, disabled] =
    /^((?:SSL|TLS)-\d\.\d)[ \u00a0]+(server|client)[ \u00a0]+enabled=(\S{1,12})[ \u00a0]+disabled-by-default=(\S{1,12})$/u.exec(value) ??
    [];
  if (protocol === undefined || (side !== 'server' && side !== 'client')) return;
  // Any number but 0 is yes: 1, 0xffffffff, which PowerShell writes as -1.
  const isOn = (text = ''): boolean | null => (/^-?\d{1,10}$/u.test(text) ? Number(text) !== 0 : null);
  record.schannel.push({ protocol: protocol.replace('-', ' '), side, enabled: isOn(enabled), isDisabledByDefault: isOn(disabled) });
}

const flagsOf = (text: string): number => (/^\d{1,3}$/u.test(text) ? Number(text) : 0);

function timeOf(text: string): number | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
