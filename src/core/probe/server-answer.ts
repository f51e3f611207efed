import { protocols, ending, type Ending, type Protocol } from './probe-record.ts';
import { versionBytes } from './hello-table.ts';

/** What a server said to one ClientHello, as far as it is in clear text. */
export interface ServerAnswer {
  /** Null where it went on to the point that was asked for. */
  ending: Ending | null;
  /** From its ServerHello; null where none came. */
  protocol: Protocol | null;
  cipher: number | null;
  group: string | null;
  alpn: string | null;
  /** Its ServerHello was a HelloRetryRequest (RFC 8446, section 4.1.4). */
  isRetry: boolean;
  /** DER, in the order in which they came; null where no Certificate message came. */
  certificates: Uint8Array<ArrayBuffer>[] | null;
  /** OCSP response that came with the certificate (RFC 6066). */
  response: Uint8Array<ArrayBuffer> | null;
}

/** Nothing has been said yet. */
export const noAnswer: ServerAnswer = {
  ending: null,
  protocol: null,
  cipher: null,
  group: null,
  alpn: null,
  isRetry: false,
  certificates: null,
  response: null,
};

/** Longer messages are no certificates of a server. */
export const MOST_OF_MESSAGE = 256 * 1024;
/** Records and messages before the end that is waited for. */
const MOST_RECORDS = 40_000;
const MOST_MESSAGES = 64;

const groupNames: Readonly<Record<number, string>> = {
  0x15: 'secp224r1',
  0x16: 'secp256k1',
  0x17: 'secp256r1',
  0x18: 'secp384r1',
  0x19: 'secp521r1',
  0x1d: 'x25519',
  0x1e: 'x448',
  0x11ec: 'X25519MLKEM768',
};

/** The SHA-256 of "HelloRetryRequest" stands in the place of the random. */
const RETRY = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';

/**
 * Reads an answer to its ServerHello, or to its ServerHelloDone. It yields how many bytes it needs next and takes exactly those, or null
 * where the connection has ended. Nothing that a server can send makes it throw or go on for ever.
 */
export function* readServerAnswer(upTo: 'hello' | 'done'): Generator<number, ServerAnswer, Uint8Array | null> {
  const answer: ServerAnswer = { ...noAnswer };
  const over = (end: Ending): ServerAnswer => ({ ...answer, ending: end });
  const held = new Held();
  let messages = 0;
  for (let records = 0; records < MOST_RECORDS; records++) {
    const header = yield 5;
    if (header === null) return over(ending('closed'));
    const [type = 0, major = 0] = header;
    const length = two(header, 3);
    if (type < 20 || type > 23 || major !== 3) return over(ending('not-tls'));
    if (length > 0x4800) return over(ending('garbage'));
    const body = length === 0 ? new Uint8Array(0) : yield length;
    if (body === null) return over(ending('closed'));
    if (type === 21) {
      const [level, alert = 0] = body;
      // Of a warning the server itself goes on (unrecognized_name), unless it says goodbye.
      if (body.length === 2 && level === 1 && alert !== 0) continue;
      return over(body.length === 2 ? ending('alert', alert) : ending('garbage'));
    }
    if (type !== 22) return over(ending('garbage'));
    held.add(body);
    for (;;) {
      const start = held.start();
      if (start.length < 4) break;
      const size = three(start, 1);
      if (size > MOST_OF_MESSAGE) return over(ending('too-large'));
      if (held.length < 4 + size) break;
      const kind = start[0] ?? 0;
      const message = held.take(4 + size).slice(4);
      if (++messages > MOST_MESSAGES) return over(ending('garbage'));
      if (kind === 2 && !readHello(message, answer)) return over(ending('garbage'));
      if (kind === 2 && (upTo === 'hello' || answer.protocol === 'TLSv1.3')) return answer;
      if (kind !== 2 && answer.protocol === null) return over(ending('garbage'));
      if (kind === 11) {
        answer.certificates = readCertificates(message);
        if (answer.certificates === null) return over(ending('garbage'));
      }
      if (kind === 22 && message[0] === 1) {
        if (message.length < 4 || three(message, 1) !== message.length - 4) return over(ending('garbage'));
        // An empty one is none.
        if (message.length > 4) answer.response = message.slice(4);
      }
      if (kind === 12) answer.group = groupOf(message, answer.cipher ?? 0);
      if (kind === 14) return answer;
    }
  }
  return over(ending('garbage'));
}

const two = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const three = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 16) | two(bytes, at + 1);

/** Bytes of messages that are not whole yet. It grows by doubling, so that a message in pieces of one byte costs no more than another. */
class Held {
  #bytes = new Uint8Array(1024);
  length = 0;

  add(more: Uint8Array): void {
    if (this.length + more.length > this.#bytes.length) {
      const larger = new Uint8Array(2 * (this.length + more.length));
      larger.set(this.#bytes.subarray(0, this.length));
      this.#bytes = larger;
    }
    this.#bytes.set(more, this.length);
    this.length += more.length;
  }

  /** The first four bytes, or as many as there are. */
  start(): Uint8Array {
    return this.#bytes.slice(0, Math.min(4, this.length));
  }

  take(count: number): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, count);
    this.#bytes.copyWithin(0, count, this.length);
    this.length -= count;
    return taken;
  }
}

const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** False where it is no ServerHello. */
function readHello(message: Uint8Array, answer: ServerAnswer): boolean {
  const session = message[34] ?? 0;
  const after = 35 + session;
  if (message.length < after + 3) return false;
  answer.isRetry = hexOf(message.slice(2, 34)) === RETRY;
  answer.cipher = two(message, after);
  let version = hexOf(message.slice(0, 2));
  let at = after + 5;
  while (at + 4 <= message.length) {
    const type = two(message, at);
    const value = message.slice(at + 4, at + 4 + two(message, at + 2));
    if (type === 0x2b) version = hexOf(value);
    if (type === 0x33) answer.group = groupName(two(value, 0));
    if (type === 0x10) answer.alpn = String.fromCharCode(...value.slice(3, 3 + (value[2] ?? 0)));
    at += 4 + value.length;
  }
  answer.protocol = protocols.find((each) => versionBytes[each] === version) ?? null;
  return answer.protocol !== null;
}

/** Null where the lengths do not fit. */
function readCertificates(message: Uint8Array): Uint8Array<ArrayBuffer>[] | null {
  const certificates: Uint8Array<ArrayBuffer>[] = [];
  if (message.length < 3 || three(message, 0) !== message.length - 3) return null;
  for (let at = 3; at < message.length;) {
    const size = three(message, at);
    if (at + 3 + size > message.length || size === 0) return null;
    certificates.push(new Uint8Array(message.slice(at + 3, at + 3 + size)));
    at += 3 + size;
  }
  return certificates;
}

const groupName = (group: number): string => groupNames[group] ?? `0x${group.toString(16).padStart(4, '0')}`;

/** Suites whose ServerKeyExchange begins with the prime of a finite field. */
const isFiniteField = (cipher: number): boolean =>
  [0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x32, 0x33, 0x34, 0x38, 0x39, 0x3a, 0x40, 0x63, 0x65].includes(
    cipher,
  ) ||
  (cipher >= 0x67 && cipher <= 0x6d) ||
  (cipher >= 0x9e && cipher <= 0xa7) ||
  cipher === 0xccaa;

/** The group of a ServerKeyExchange; null of what has none. */
function groupOf(message: Uint8Array, cipher: number): string | null {
  if (isFiniteField(cipher)) return `dhe-${bitsOf(message.slice(2, 2 + two(message, 0)))}`;
  return message[0] === 3 ? groupName(two(message, 1)) : null;
}

function bitsOf(prime: Uint8Array): number {
  const first = prime.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (prime.length - first) * 8 - Math.clz32(prime[first] ?? 0) + 24;
}
