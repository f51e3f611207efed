import { readRuns } from '../connection/read-runs.ts';
import type { Run } from '../connection/run.ts';
import { readText } from '../pem/read-text.ts';
import { textLines } from '../recognise/kinds/text-lines.ts';
import { parseIp } from '../text/ip-address.ts';
import { endingOfWords } from './ending-of-words.ts';
import { groupOfWords } from './group-names.ts';
import {
  answerOf,
  emptyRecord,
  ending,
  protocols,
  starttlsKinds,
  type Answer,
  type Ending,
  type ProbeRecord,
  type Protocol,
  type SentChain,
} from './probe-record.ts';
import { suiteNumber } from './suite-names.ts';

/** The version of the connection. "New, …, Cipher is" names the first version that has the suite, which only for TLS 1.3 is the same. */
const PROTOCOL = /^\s{0,12}(?:Protocol(?: version)?\s{0,4}: ?|New, (?=TLSv1\.3,))(SSLv3|TLSv1(?:\.[0-3])?)\b/u;
const CIPHER = /^\s{0,12}(?:Cipher\s{0,6}: |Ciphersuite: |New, \S{1,20}, Cipher is )(\S{1,60})\s*$/u;
const GROUP = /^\s{0,12}(?:(?:Server|Peer) Temp Key: |Negotiated TLS1\.3 group: )(.{1,60})$/u;
const ALPN = /^\s{0,12}ALPN protocol: (\S{1,30})\s*$/u;
const TO = /^\s{0,12}Connecting to (\S{2,60})\s*$/u;
const START = /^\s{0,12}Start Time: (\d{9,12})\s*$/u;
const CONNECT = /\s-(?:connect|host)\s{1,4}["']?\[?([0-9A-Fa-f.:]{2,45}?)\]?(?::\d{1,5})?["']?(?:\s|$)/u;
const FORCED = /\s-(ssl3|tls1(?:_[1-3])?)(?:\s|$)/u;
const FORCES: Readonly<Record<string, Protocol>> = {
  ssl3: 'SSLv3',
  tls1: 'TLSv1.0',
  tls1_1: 'TLSv1.1',
  tls1_2: 'TLSv1.2',
  tls1_3: 'TLSv1.3',
};

/**
 * A record of each connection of `openssl s_client` in a text. The host is empty where neither the command nor anything else names it. The
 * chain is there only where the PEM of every certificate that was listed is (`-showcerts`).
 */
export function fromSClient(text: string): ProbeRecord[] {
  if (!/Certificate chain|CONNECTED\(|CONNECTION ESTABLISHED|Verify return code|no peer certificate/u.test(text)) return [];
  const runs = readRuns(text).filter(({ tool }) => tool === 's-client');
  if (runs.length === 0) return [];
  const lines = textLines(text);
  const der = new Map<number, Uint8Array>();
  for (const block of readText(text).blocks)
    if (block.kind === 'certificate' && block.line !== null && block.der !== null) der.set(block.line, block.der);
  return runs.map((run, at) => {
    const before = runs[at - 1]?.endLine ?? 0;
    // A command over several lines goes on to where its output begins.
    const above = lines.slice(before, run.line - 1);
    const start = above.findLastIndex((line) => line.includes('s_client'));
    const command = start < 0 ? null : ` ${above.slice(start).join(' ')} `;
    // What went wrong is written to another stream, so that it may stand before the first line.
    const around = lines.slice(start < 0 ? before : before + start, run.endLine);
    return recordOf(run, around, command, der);
  });
}

function recordOf(run: Run, lines: readonly string[], command: string | null, der: ReadonlyMap<number, Uint8Array>): ProbeRecord {
  const record = emptyRecord('s-client', run.host ?? '', Number(run.port ?? 443));
  record.name = run.isAskedName && run.sentName ? run.host : null;
  [record.line, record.endLine] = [run.line, run.endLine];
  const first = (pattern: RegExp): string | null =>
    lines.map((line) => pattern.exec(line)?.[1]).find((found) => found !== undefined) ?? null;
  record.address = [first(TO), CONNECT.exec(command ?? '')?.[1]].find((each) => each && parseIp(each) !== null) ?? null;
  record.starttls = starttlsKinds.find((kind) => command?.includes(`-starttls ${kind}`)) ?? null;
  const started = first(START);
  record.clock = started === null ? null : Number(started) * 1000;
  const cipher = first(CIPHER);
  const isAgreed = cipher !== null && cipher !== '0000' && cipher !== '(NONE)';
  const said = first(PROTOCOL);
  const protocol = protocols.find((each) => each === (said === 'TLSv1' ? 'TLSv1.0' : said)) ?? null;
  const end = lines.flatMap((line) => endingOfWords(line) ?? [])[0] ?? ending('failed');
  if (isAgreed) {
    record.connect = 'ok';
    if (protocol !== null) record.protocols[protocol] = { said: 'yes', cipher: suiteNumber(cipher) };
    const group = groupOfWords(first(GROUP) ?? '');
    if (protocol !== null && group !== null) record.groups[protocol] = group;
    record.alpn = first(ALPN) ?? (command?.includes('-alpn') && lines.some((line) => line.includes('No ALPN negotiated')) ? 'none' : null);
    record.stapled = staplingIn(lines);
  } else {
    const asked = FORCES[FORCED.exec(command ?? '')?.[1] ?? ''];
    if (asked !== undefined) record.protocols[asked] = refusalOf(end);
  }
  record.chain = chainOf(run, protocol, isAgreed ? null : end, der);
  return record;
}

/** Whatever else kept the two apart, ciphers or the client's own settings, is no answer to whether the server has the version. */
const refusalOf = (end: Ending): Answer => (end.alert === 70 ? answerOf(end) : { said: 'unknown', ending: end });

function staplingIn(lines: readonly string[]): ProbeRecord['stapled'] {
  if (lines.some((line) => line.includes('OCSP Response Status: successful'))) return { isThere: true, response: null };
  return lines.some((line) => line.includes('OCSP response: no response sent')) ? { isThere: false, response: null } : null;
}

/** Null where not all that was sent is in the text. `end`: how the handshake failed, null where it did not. */
function chainOf(run: Run, protocol: Protocol | null, end: Ending | null, der: ReadonlyMap<number, Uint8Array>): SentChain | null {
  if (run.isEmpty && end !== null) return { said: 'unknown', ending: end };
  if (!run.isEmpty && run.listing !== 'whole') return null;
  const lines = run.listed.flatMap(({ pemLine }) => pemLine ?? []);
  const certificates = lines.flatMap((line) => der.get(line) ?? []);
  if (certificates.length !== run.listed.length) return null;
  return { said: 'sent', protocol, certificates, lines, isOrderKnown: true };
}
