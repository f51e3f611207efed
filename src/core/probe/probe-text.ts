import {
  answerOf,
  cipherFamilies,
  protocols,
  type Answer,
  type Ending,
  type HttpAnswer,
  type ProbeRecord,
  type SentChain,
} from './probe-record.ts';

/** Version of the text format. A reader of another version says so. */
export const PROBE_VERSION = 1;
export const PROBE_BEGIN = '=== kb-probe';
export const PROBE_END = '=== end kb-probe ===';

const WIDTH = 64;
/** Fields of an HTTP answer are longer only in attacks. */
const MOST_OF_FIELD = 300;

/**
 * The text of one record, UTF-8, a line a field, at most 76 characters a line but for fields of HTTP, so that it survives mail:
 *
 *     === kb-probe 1 ===
 *     script: kb-probe.sh 1.0
 *     sha256: SHA-256 of that file, hex
 *     library: OpenSSL 3.0.15
 *     clock: 2026-11-30T05:40:00Z            the client's, at the beginning
 *     host: www.example.gov.tw
 *     port: 443
 *     name: www.example.gov.tw               sent as SNI; "-" for none
 *     address: 192.0.2.1                     "-" where none answered
 *     starttls: -                            or smtp, imap, pop3, ftp
 *     connect: ok                            or a word of Connecting; then nothing but the end follows
 *     protocol: TLSv1.2 yes c02f             yes with the suite; no or unknown with an ending
 *     protocol: SSLv3 no alert-40
 *     cipher: RC4 yes 0005
 *     group: TLSv1.2 x25519
 *     alpn: h2                               "-" for none
 *     stapled: yes                           or no; the response follows as PEM, "OCSP RESPONSE"
 *     chain: TLSv1.2 2                       so many PEM blocks follow; "0" is an empty Certificate message
 *     chain: TLSv1.3 2 unordered             the library handed them over in an order of its own
 *     unnamed: TLSv1.2 2                     the same without SNI; "same" where the very same certificates came
 *     unnamed: no alert-112
 *     http: 301                              HEAD / on port 80: a status, or no or unknown with an ending
 *     location: https://www.example.gov.tw/  belongs to the line above it, as do server, hsts, date, date-at
 *     https: 200
 *     server: nginx
 *     hsts: max-age=31536000
 *     date: Mon, 30 Nov 2026 05:40:01 GMT    as the server wrote it
 *     date-at: 2026-11-30T05:40:01Z          the client's clock when it came
 *     === end kb-probe ===
 *
 * An ending is a word of Ending['how']; an alert has its number ("alert-40"), another version its name ("other-version-TLSv1.2").
 * What was not asked has no line. Several records follow one another.
 */
export function probeText(record: ProbeRecord): string {
  const lines = [`${PROBE_BEGIN} ${PROBE_VERSION} ===`];
  const put = (key: string, value: string | number | null): void => {
    if (value !== null) lines.push(`${key}: ${oneLine(String(value))}`);
  };
  put('script', record.script);
  put('sha256', record.sha256);
  put('library', record.library);
  put('clock', record.clock === null ? null : second(record.clock));
  put('host', record.host);
  put('port', record.port);
  put('name', record.name ?? '-');
  put('address', record.address ?? '-');
  put('starttls', record.starttls ?? '-');
  put('connect', record.connect);
  for (const protocol of protocols) put('protocol', withAnswer(protocol, record.protocols[protocol]));
  for (const family of cipherFamilies) put('cipher', withAnswer(family, record.ciphers[family]));
  for (const protocol of protocols) put('group', record.groups[protocol] === undefined ? null : `${protocol} ${record.groups[protocol]}`);
  put('alpn', record.alpn === 'none' ? '-' : record.alpn);
  if (record.stapled !== null) put('stapled', record.stapled.isThere ? 'yes' : 'no');
  if (record.stapled?.response) lines.push(...pem('OCSP RESPONSE', record.stapled.response));
  lines.push(...chainLines('chain', record.chain));
  if (isSameChain(record.chain, record.unnamed)) lines.push('unnamed: same');
  else lines.push(...chainLines('unnamed', record.unnamed));
  lines.push(...httpLines('http', record.http), ...httpLines('https', record.https), PROBE_END);
  return `${lines.join('\n')}\n`;
}

/** The very same certificates in the same order. */
export function isSameChain(one: SentChain | null, other: SentChain | null): boolean {
  if (one?.said !== 'sent' || other?.said !== 'sent' || one.certificates.length !== other.certificates.length) return false;
  return one.certificates.every((der, place) => {
    const twin = other.certificates[place];
    return twin !== undefined && der.length === twin.length && der.every((byte, at) => byte === twin[at]);
  });
}

/** "no alert-40". */
export function endingText(end: Ending): string {
  const word =
    end.how === 'alert' ? `alert-${end.alert ?? 0}` : end.how === 'other-version' ? `other-version-${end.protocol ?? ''}` : end.how;
  return `${answerOf(end).said} ${word}`;
}

function withAnswer(what: string, answer: Answer | undefined): string | null {
  if (answer === undefined) return null;
  if (answer.said !== 'yes') return `${what} ${endingText(answer.ending)}`;
  return `${what} yes${answer.cipher === null ? '' : ` ${answer.cipher.toString(16).padStart(4, '0')}`}`;
}

function chainLines(key: string, chain: SentChain | null): string[] {
  if (chain === null) return [];
  if (chain.said !== 'sent') return [`${key}: ${endingText(chain.ending)}`];
  const { protocol, certificates, isOrderKnown } = chain;
  const head = `${key}: ${protocol ?? '-'} ${certificates.length}${isOrderKnown ? '' : ' unordered'}`;
  return [head, ...certificates.flatMap((der) => pem('CERTIFICATE', der))];
}

function httpLines(key: string, answer: HttpAnswer | null): string[] {
  if (answer === null) return [];
  if (answer.status === null) return [`${key}: ${endingText(answer.ending ?? { how: 'failed', alert: null, protocol: null })}`];
  const fields: [string, string | null][] = [
    ['location', answer.location],
    ['server', answer.server],
    ['hsts', answer.hsts],
    ['date', answer.date === null ? null : new Date(answer.date).toUTCString()],
    ['date-at', answer.dateAt === null ? null : second(answer.dateAt)],
  ];
  return [`${key}: ${answer.status}`, ...fields.flatMap(([name, value]) => (value === null ? [] : `${name}: ${oneLine(value)}`))];
}

const second = (time: number): string => new Date(time).toISOString().replace(/\.\d{3}Z$/u, 'Z');

/** One line of printable characters, whatever a server sent; none in which a record or a PEM block could begin where mail breaks the line. */
export function oneLine(value: string): string {
  return value
    .replace(/[^\x20-\x7e]+/gu, ' ')
    .replace(/-{5,}/gu, '----')
    .replace(/=(?= ?(?:end )?kb-probe)/gu, '.')
    .trim()
    .slice(0, MOST_OF_FIELD)
    .trimEnd();
}

function pem(label: string, der: Uint8Array): string[] {
  let text = '';
  for (const byte of der) text += String.fromCharCode(byte);
  const base64 = btoa(text);
  const lines: string[] = [];
  for (let at = 0; at < base64.length; at += WIDTH) lines.push(base64.slice(at, at + WIDTH));
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`];
}
