import { targetOf } from '../connection/run-parts.ts';
import { textLines } from '../recognise/kinds/text-lines.ts';
import { parseIp } from '../text/ip-address.ts';
import { endingOfWords } from './ending-of-words.ts';
import { groupOfWords } from './group-names.ts';
import { emptyRecord, protocols, type Connecting, type Ending, type HttpAnswer, type ProbeRecord, type Protocol } from './probe-record.ts';
import { suiteNumber } from './suite-names.ts';

// The meter of its progress may stand in front.
const TRYING = /(?:^|\d)\* +Trying \[?([0-9A-Fa-f.:]{2,45}?)\]?:\d{1,5}\.{3}/u;
const CONNECTED =
  /^\* +(?:Connected to|Established connection to) \[?(\S{1,253}?)\]? \(([0-9A-Fa-f.:]{2,45})(?:\)| port) ?(?:port )?(\d{1,5})/u;
const AGAIN = /^\* +(?:Re-?[Uu]sing existing|Issue another request to this URL)/u;
const OVER = /^\* +(?:Closing connection|Connection #\d+ to host .{1,300} left intact|shutting down connection)/u;
const TLS = /^\* +SSL connection using (SSLv3|TLSv1(?:\.[0-3])?) \/ (\S{3,60})(?: \/ (\S{3,40}))?/u;
const HANDSHAKE = /^\* +(?:TLSv1|SSLv3|ALPN[:,]|schannel:|SSL connection |CAfile:)/u;
const CHOSEN = /^\* +ALPN[:,] server accepted (?:to use )?(h2|http\/1\.1)\b/u;
const NONE_CHOSEN = /^\* +ALPN[:,] server did not agree/u;
const HOST = /^(?:> ?)?Host: (\S{1,260})\s*$/u;
const STATUS = /^< HTTP\/[\d.]{1,3} (\d{3})\b/u;
const FIELD = /^< (location|server|strict-transport-security|date): (.{0,1000})$/iu;
const FAILED = /^(?:\* +)?curl: \((6|7|28|35|52|56)\) (.{0,300})/u;
const CONNECTS: Readonly<Record<string, Connecting>> = { '6': 'unknown-host', '7': 'refused', '28': 'timeout' };
const COMMAND = /\bcurl(?:\.exe)?["']?\s(.{1,2000})$/u;
const MOST = 2_000;

/** One request and its answer, with the connection it went over. */
interface Hop {
  line: number;
  endLine: number;
  host: string | null;
  port: number | null;
  address: string | null;
  isTls: boolean;
  protocol: Protocol | null;
  cipher: number | null;
  group: string | null;
  alpn: string | null;
  answer: HttpAnswer | null;
  connect: Connecting | null;
  end: Ending | null;
}

/**
 * A record of each server that `curl -v` spoke with over TLS; an answer on port 80 that came before stands with that of the same host. It
 * shows no certificates. Only the first answer of a host counts, since what comes then is another page.
 */
export function fromCurl(text: string): ProbeRecord[] {
  if (!/(?:^|\d)\* +(?:Trying|Connected to|Established connection|SSL connection|Host )|^curl: \(/mu.test(text)) return [];
  const records: ProbeRecord[] = [];
  for (const hop of hopsIn(textLines(text)).slice(0, MOST)) {
    if (hop.host === null) continue;
    const port = hop.port ?? (hop.isTls ? 443 : 80);
    const isPlain = !hop.isTls && port === 80;
    const answer = hop.answer ?? failureOf(hop);
    const before = records.findLast(({ host }) => host === hop.host);
    if (isPlain) {
      // Where the redirect leads is asked next.
      if (answer !== null && (before?.http ?? null) === null) records.push({ ...recordOf(hop, 443), http: answer });
      continue;
    }
    if (before !== undefined && before.port === port && before.https === null) {
      Object.assign(before, { ...recordOf(hop, port), line: before.line, http: before.http, https: answer });
    } else if (before?.port !== port || before.address !== hop.address) records.push({ ...recordOf(hop, port), https: answer });
  }
  return records;
}

function recordOf(hop: Hop, port: number): ProbeRecord {
  const record = emptyRecord('curl', hop.host ?? '', port);
  [record.address, record.alpn, record.line, record.endLine] = [hop.address, hop.alpn, hop.line, hop.endLine];
  record.name = parseIp(record.host) === null ? record.host : null;
  if (hop.isTls || hop.connect !== null) record.connect = hop.connect ?? 'ok';
  if (hop.protocol !== null) {
    record.protocols[hop.protocol] = { said: 'yes', cipher: hop.cipher };
    if (hop.group !== null) record.groups[hop.protocol] = hop.group;
  }
  return record;
}

/** An answer that did not come; null where nothing tells why. */
function failureOf({ end }: Hop): HttpAnswer | null {
  if (end === null) return null;
  return { status: null, ending: end, location: null, server: null, hsts: null, date: null, dateAt: null };
}

function hopsIn(lines: readonly string[]): Hop[] {
  const hops: Hop[] = [];
  let open = null as Hop | null;
  let asked: { host: string; port: number | null; isTls: boolean } | null = null;
  const begin = (index: number, from: Partial<Hop> = {}): Hop => {
    if (open !== null) open.endLine = index;
    const empty = { address: null, protocol: null, cipher: null, group: null, alpn: null, answer: null, connect: null, end: null };
    open = {
      line: index + 1,
      endLine: lines.length,
      host: asked?.host ?? null,
      port: asked?.port ?? null,
      isTls: asked?.isTls ?? false,
      ...empty,
      ...from,
    };
    hops.push(open);
    return open;
  };
  for (const [index, line] of lines.entries()) {
    const command = line.startsWith('*') || !line.includes('curl') ? undefined : COMMAND.exec(line)?.[1];
    if (command !== undefined && !line.startsWith('curl: (')) {
      if (open !== null) open.endLine = index;
      open = null;
      const url = /\bhttps?:\/\/[^\s"']{1,300}/u.exec(command)?.[0];
      asked = url === undefined ? null : askedBy(url);
    }
    const next = /^\* +Issue another request to this URL: '(https?:\/\/[^'\s]{1,300})'/u.exec(line)?.[1];
    if (next !== undefined) asked = askedBy(next);
    const isTrying = TRYING.exec(line)?.[1];
    if (isTrying !== undefined && (open === null || open.answer !== null)) begin(index);
    // The connection stays, the request is another.
    else if (AGAIN.test(line) && open?.answer) {
      const { address, isTls, protocol, cipher, group, alpn, host, port } = open;
      if (line.includes('sing existing')) begin(index, { address, isTls, protocol, cipher, group, alpn, host, port });
    }
    if (open === null && (CONNECTED.test(line) || FAILED.test(line) || TLS.test(line))) begin(index);
    if (open === null) continue;
    readLine(line, open);
    if (OVER.test(line)) open.endLine = index + 1;
  }
  return hops;
}

function askedBy(url: string): { host: string; port: number | null; isTls: boolean } | null {
  const target = targetOf(url);
  return target === null
    ? null
    : { host: target.host, port: target.port === null ? null : Number(target.port), isTls: url.startsWith('https:') };
}

function readLine(line: string, hop: Hop): void {
  const [, name, address, port] = CONNECTED.exec(line) ?? [];
  if (name !== undefined) {
    hop.address = address ?? null;
    hop.port ??= Number(port);
    if (name !== 'nil' && !name.startsWith('(')) hop.host ??= name;
  }
  const [, version, suite = '', group = ''] = TLS.exec(line) ?? [];
  if (version !== undefined) {
    hop.protocol = protocols.find((each) => each === (version === 'TLSv1' ? 'TLSv1.0' : version)) ?? null;
    hop.cipher = suiteNumber(suite);
    hop.group = groupOfWords(group);
  }
  hop.isTls ||= HANDSHAKE.test(line);
  hop.alpn ??= CHOSEN.exec(line)?.[1] ?? (NONE_CHOSEN.test(line) ? 'none' : null);
  const asked = targetOf(HOST.exec(line)?.[1] ?? '');
  // What was asked for, wherever it went.
  if (asked !== null) [hop.host, hop.port] = [asked.host, asked.port === null ? (hop.isTls ? 443 : 80) : Number(asked.port)];
  const failed = FAILED.exec(line);
  if (failed !== null) {
    hop.connect = CONNECTS[failed[1] ?? ''] ?? hop.connect;
    hop.end ??= hop.connect === null || hop.connect === 'ok' ? endingOfWords(line) : null;
    hop.host ??= /(?:resolve host: |connect to |server at )(\S{1,253}?)(?: port| |$)/u.exec(failed[2] ?? '')?.[1] ?? null;
  }
  const status = Number(STATUS.exec(line)?.[1] ?? 0);
  // 1xx is no answer yet.
  if (status >= 200) hop.answer ??= { status, ending: null, location: null, server: null, hsts: null, date: null, dateAt: null };
  const [, field = '', value = ''] = FIELD.exec(line) ?? [];
  if (hop.answer === null || field === '') return;
  const said = value.trim();
  const key = field.toLowerCase();
  if (key === 'location') hop.answer.location ??= said;
  else if (key === 'server') hop.answer.server ??= said;
  else if (key === 'date') hop.answer.date ??= Number.isNaN(Date.parse(said)) ? null : Date.parse(said);
  else hop.answer.hsts ??= said;
}
