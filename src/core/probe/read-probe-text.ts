import type { Block } from '../pem/block.ts';
import { readText } from '../pem/read-text.ts';
import { textLines } from '../recognise/kinds/text-lines.ts';
import { oneLine, PROBE_VERSION } from './probe-text.ts';
import {
  answerOf,
  cipherFamilies,
  emptyRecord,
  ending,
  protocols,
  starttlsKinds,
  type Answer,
  type Connecting,
  type Ending,
  type HttpAnswer,
  type ProbeRecord,
  type Protocol,
  type SentChain,
} from './probe-record.ts';

const BEGIN = /^\s{0,12}=== ?kb-probe (\d{1,3}) ?===/u;
const END = /^\s{0,12}=== ?end kb-probe ?===/u;
/** The line with which a text of some other version or kind (`kb-probe-local`) begins. */
const OTHER = /^\s{0,12}=== ?kb-probe/u;
const RULE = /^\s{0,12}(?:- )?(?:===|-----)/u;
const FIELD = /^\s{0,12}([a-z0-9-]{2,12}):[ \u00a0]?(.{0,1000})$/u;
const MOST_RECORDS = 2_000;
const MOST_OF_VALUE = 1_000;
/** No server sends more. */
const MOST_CERTIFICATES = 100;
const connectings = ['ok', 'refused', 'timeout', 'unknown-host', 'unreachable', 'reset', 'no-starttls', 'failed'] as const;
const endings = [
  'alert',
  'closed',
  'reset',
  'other-version',
  'timeout',
  'refused',
  'not-tls',
  'garbage',
  'too-large',
  'no-tool',
  'failed',
] as const;

/** Cheap word whether a text may hold records at all. */
export const mayHaveProbes = (text: string): boolean => text.includes('=== kb-probe ') || text.includes('===kb-probe ');

export interface ProbeReading {
  records: ProbeRecord[];
  /** Line on which a record of a version stands that is not known here, and that version. */
  unknownVersions: { line: number; version: number }[];
}

/**
 * All records of a text in the format of `probeText`, whatever stands between them and whatever mail did to it: quoting marks, blanks,
 * lines broken in two, a missing end. Never throws; what cannot be read is as if it were not there.
 */
export function readProbeText(text: string): ProbeReading {
  const reading: ProbeReading = { records: [], unknownVersions: [] };
  if (!mayHaveProbes(text)) return reading;
  const lines = textLines(text);
  // Damaged blocks are mended as everywhere else.
  const blocks = readText(text)
    .blocks.filter(({ kind, line }) => line !== null && (kind === 'certificate' || kind === 'ocsp-response'))
    .toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
  let from: number | null = null;
  let next = 0;
  const close = (to: number, isCut: boolean): void => {
    if (from === null || reading.records.length === MOST_RECORDS) return;
    const lineOf = (at: number): number => blocks[at]?.line ?? Infinity;
    // Both lists are in the order of lines, so that each block is looked at once.
    while (lineOf(next) <= from) next++;
    const first = next;
    while (lineOf(next) <= to) next++;
    const record = readRecord(lines.slice(from, to), from + 1, blocks.slice(first, next));
    if (record !== null) reading.records.push({ ...record, line: from + 1, endLine: to, isCut });
    from = null;
  };
  for (const [index, line] of lines.entries()) {
    if (!line.includes('kb-probe')) continue;
    const version = BEGIN.exec(line)?.[1];
    if (version !== undefined) {
      close(index, true);
      if (Number(version) === PROBE_VERSION) from = index;
      else if (reading.unknownVersions.length < MOST_RECORDS) reading.unknownVersions.push({ line: index + 1, version: Number(version) });
    } else if (END.test(line)) close(index + 1, false);
    else if (OTHER.test(line)) close(index, true);
  }
  close(lines.length, true);
  return reading;
}

interface Field {
  key: string;
  value: string;
  line: number;
}

/** Fields with the rest that mail broke off; PEM and the lines around it are passed over. */
function fieldsOf(lines: readonly string[], first: number): Field[] {
  const fields: Field[] = [];
  let isPem = false;
  for (const [index, line] of lines.entries()) {
    if (RULE.test(line)) {
      isPem = line.includes('-----BEGIN');
      continue;
    }
    if (isPem) continue;
    const [, key, value = ''] = FIELD.exec(line) ?? [];
    const last = fields.at(-1);
    if (key !== undefined) fields.push({ key, value: value.trim(), line: first + index });
    else if (last !== undefined && last.value.length < MOST_OF_VALUE && /^(?:location|server|hsts)$/u.test(last.key) && line.trim() !== '')
      last.value += ` ${line.trim()}`;
  }
  return fields;
}

/** Null where it names no host. */
function readRecord(lines: readonly string[], first: number, blocks: readonly Block[]): ProbeRecord | null {
  const fields = fieldsOf(lines, first);
  const valueOf = (key: string): string | null => {
    const value = fields.find((field) => field.key === key)?.value ?? '';
    return value === '' || value === '-' ? null : value;
  };
  const host = valueOf('host');
  const port = Number(valueOf('port') ?? 443);
  if (host === null || oneLine(host) === '' || !Number.isInteger(port) || port < 1 || port > 65535) return null;
  const record = emptyRecord('kb-probe', host, port);
  record.script = valueOf('script');
  record.sha256 = /^[0-9a-f]{64}$/u.test(valueOf('sha256') ?? '') ? valueOf('sha256') : null;
  record.library = valueOf('library');
  record.clock = timeOf(valueOf('clock'));
  record.name = valueOf('name');
  record.address = valueOf('address');
  record.starttls = starttlsKinds.find((kind) => kind === valueOf('starttls')) ?? null;
  record.connect = connectings.find((word): word is Connecting => word === valueOf('connect')) ?? null;
  const alpn = fields.find(({ key }) => key === 'alpn')?.value;
  record.alpn = alpn === '-' ? 'none' : (alpn ?? null);
  const stapled = valueOf('stapled');
  if (stapled === 'yes' || stapled === 'no') {
    const response = blocks.find(({ kind }) => kind === 'ocsp-response')?.der ?? null;
    record.stapled = { isThere: stapled === 'yes', response: stapled === 'yes' ? response : null };
  }
  let http: HttpAnswer | null = null;
  for (const [index, { key, value, line }] of fields.entries()) {
    const [what = '', ...rest] = value.split(/[ \u00a0]+/u);
    if (key === 'protocol') for (const each of protocols) if (each === what) record.protocols[each] = readAnswer(rest);
    if (key === 'cipher') for (const each of cipherFamilies) if (each === what) record.ciphers[each] = readAnswer(rest);
    if (key === 'group') for (const each of protocols) if (each === what && rest[0]) record.groups[each] = rest[0];
    const until = fields[index + 1]?.line ?? Infinity;
    const between = (): Block[] => blocks.filter((block) => block.kind === 'certificate' && isBetween(block.line, line, until));
    if (key === 'chain') record.chain ??= readChain([what, ...rest], between());
    if (key === 'unnamed') record.unnamed ??= what === 'same' ? record.chain : readChain([what, ...rest], between());
    if (key === 'http') http = record.http = readHttp([what, ...rest]);
    if (key === 'https') http = record.https = readHttp([what, ...rest]);
    if (http === null) continue;
    if (key === 'location') http.location = value;
    if (key === 'server') http.server = value;
    if (key === 'hsts') http.hsts = value;
    if (key === 'date') http.date = timeOf(value);
    if (key === 'date-at') http.dateAt = timeOf(value);
  }
  return record;
}

const isBetween = (line: number | null, after: number, before: number): boolean => line !== null && line > after && line < before;

function timeOf(text: string | null): number | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : time;
}

function readEnding(word: string): Ending {
  const how = endings.find((each) => word === each || word.startsWith(`${each}-`)) ?? 'failed';
  const rest = word.slice(how.length + 1);
  const alert = how === 'alert' && /^\d{1,3}$/u.test(rest) ? Number(rest) : null;
  return ending(how, alert, how === 'other-version' ? protocolOf(rest) : null);
}

const protocolOf = (word: string): Protocol | null => protocols.find((each) => each === word) ?? null;

function readAnswer([said = '', detail = '']: readonly string[]): Answer {
  if (said !== 'yes') return answerOf(readEnding(detail));
  return { said, cipher: /^[0-9a-f]{4}$/u.test(detail) ? Number.parseInt(detail, 16) : null };
}

function readChain([what = '', detail = '', order = '']: readonly string[], blocks: readonly Block[]): SentChain {
  if (what === 'no' || what === 'unknown') return answerOf(readEnding(detail));
  const count = /^\d{1,3}$/u.test(detail) ? Number(detail) : null;
  const sent = blocks.slice(0, MOST_CERTIFICATES);
  // Fewer than were sent came through: of the rest nothing can be said, so that nothing is judged.
  if (count === null || sent.length !== Math.min(count, MOST_CERTIFICATES) || sent.some(({ der }) => der === null))
    return answerOf(ending('failed'));
  return {
    said: 'sent',
    protocol: protocolOf(what),
    certificates: sent.flatMap(({ der }) => der ?? []),
    lines: sent.map(({ line }) => line ?? 0),
    isOrderKnown: order !== 'unordered',
  };
}

function readHttp([what = '', detail = '']: readonly string[]): HttpAnswer {
  const status = /^\d{3}$/u.test(what) ? Number(what) : null;
  const empty = { location: null, server: null, hsts: null, date: null, dateAt: null };
  return { ...empty, status, ending: status === null ? readEnding(detail) : null };
}
