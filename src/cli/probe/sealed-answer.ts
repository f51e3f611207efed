import {
  createDecipheriv,
  createHash,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { clientHello, type HelloQuestion } from '../../core/probe/client-hello.ts';
import { helloTable } from '../../core/probe/hello-table.ts';
import { answerOf, ending, type Ending, type SentChain } from '../../core/probe/probe-record.ts';
import { MOST_OF_MESSAGE } from '../../core/probe/server-answer.ts';
import { openFor, type Target } from './ask-server.ts';
import { Connection } from './connect.ts';

/** What a server of TLS 1.3 says behind its ServerHello, which is encrypted: to whom has asked, it is readable. */
export interface SealedAnswer {
  chain: SentChain;
  alpn: string | null;
  response: Uint8Array | null;
}

/** Hash, cipher and length of its key, by number of the suite (RFC 8446, appendix B.4). */
const suites: Readonly<Record<number, { hash: string; cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305'; key: number }>> = {
  0x1301: { hash: 'sha256', cipher: 'aes-128-gcm', key: 16 },
  0x1302: { hash: 'sha384', cipher: 'aes-256-gcm', key: 32 },
  0x1303: { hash: 'sha256', cipher: 'chacha20-poly1305', key: 32 },
};

const MOST_RECORDS = 2_000;

/** The handshake of TLS 1.3 up to the server's certificate. Only x25519 is offered. Never rejects. */
export async function askSealed(target: Target, question: Pick<HelloQuestion, 'name' | 'withAlpn'>): Promise<SealedAnswer> {
  const signal = AbortSignal.timeout(target.timeout);
  const connection = await openFor(target, signal);
  if (!(connection instanceof Connection))
    return nothing(ending(connection === 'timeout' || connection === 'refused' ? connection : 'failed'));
  try {
    return await readSealed(connection, question, signal);
  } catch {
    // A record that cannot be opened, a key that is none.
    return nothing(ending('garbage'));
  } finally {
    connection.close();
  }
}

const nothing = (end: Ending): SealedAnswer => ({ chain: answerOf(end), alpn: null, response: null });

async function readSealed(
  connection: Connection,
  question: Pick<HelloQuestion, 'name' | 'withAlpn'>,
  signal: AbortSignal,
): Promise<SealedAnswer> {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const keyShare = [...Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url')];
  const hello = clientHello({ ...question, protocol: 'TLSv1.3', suites: helloTable.suites13, random: [...randomBytes(32)], keyShare });
  connection.send(hello);
  let keys: Keys | null = null;
  let held: Buffer = Buffer.alloc(0);
  const answer: { alpn: string | null } = { alpn: null };
  for (let records = 0; records < MOST_RECORDS; records++) {
    const header = await connection.take(5, signal);
    if (!(header instanceof Uint8Array)) return nothing(header);
    const [type = 0] = header;
    const length = Buffer.from(header).readUInt16BE(3);
    if (length > 0x4800) return nothing(ending('garbage'));
    const body = length === 0 ? new Uint8Array(0) : await connection.take(length, signal);
    if (!(body instanceof Uint8Array)) return nothing(body);
    if (type === 20) continue;
    if (type === 21) return nothing(ending('alert', body[1] ?? 0));
    let piece: Buffer = Buffer.from(body);
    if (keys === null) {
      if (type !== 22) return nothing(ending('not-tls'));
    } else {
      const opened = keys.open(Buffer.from(header), piece);
      if (opened.type === 21) return nothing(ending('alert', opened.content[1] ?? 0));
      if (opened.type !== 22) return nothing(ending('garbage'));
      piece = opened.content;
    }
    held = Buffer.concat([held, piece]);
    while (held.length >= 4) {
      const size = held.readUIntBE(1, 3);
      if (size > MOST_OF_MESSAGE) return nothing(ending('too-large'));
      if (held.length < 4 + size) break;
      const whole = held.subarray(0, 4 + size);
      const message = whole.subarray(4);
      const kind = whole[0];
      held = held.subarray(4 + size);
      if (keys === null) {
        const share = kind === 2 ? shareOf(message) : null;
        const suite = suites[message.readUInt16BE(35 + (message[34] ?? 0))];
        if (share === null || suite === undefined) return nothing(ending('failed'));
        keys = new Keys(suite, sharedSecret(privateKey, share), Buffer.concat([Buffer.from(hello).subarray(5), whole]));
      } else if (kind === 8) answer.alpn = alpnOf(message);
      else if (kind === 11) return { ...answer, ...readCertificate(message) };
    }
  }
  return nothing(ending('garbage'));
}

/** The server's x25519 key in its ServerHello; null where it has chosen another group (HelloRetryRequest). */
function shareOf(message: Buffer): Buffer | null {
  const value = extensionOf(message.subarray(35 + (message[34] ?? 0) + 5), 0x33);
  return value !== null && value.length === 36 && value.readUInt16BE(0) === 0x1d ? value.subarray(4) : null;
}

function alpnOf(message: Buffer): string | null {
  const value = extensionOf(message.subarray(2), 0x10);
  return value === null ? null : value.subarray(3, 3 + (value[2] ?? 0)).toString('latin1');
}

function extensionOf(list: Buffer, type: number): Buffer | null {
  for (let at = 0; at + 4 <= list.length; at += 4 + list.readUInt16BE(at + 2))
    if (list.readUInt16BE(at) === type) return list.subarray(at + 4, at + 4 + list.readUInt16BE(at + 2));
  return null;
}

/** The Certificate message of TLS 1.3: each certificate with its extensions, of which the first may hold an OCSP response (section 4.4.2). */
function readCertificate(message: Buffer): Pick<SealedAnswer, 'chain' | 'response'> {
  const certificates: Uint8Array[] = [];
  let response: Uint8Array | null = null;
  for (let at = 1 + (message[0] ?? 0) + 3; at < message.length;) {
    const size = message.readUIntBE(at, 3);
    const after = at + 3 + size;
    const extensions = message.readUInt16BE(after);
    if (size === 0 || after + 2 + extensions > message.length) return { chain: answerOf(ending('garbage')), response: null };
    const status = certificates.length === 0 ? extensionOf(message.subarray(after + 2, after + 2 + extensions), 5) : null;
    if (status?.[0] === 1) response = Uint8Array.from(status.subarray(4));
    certificates.push(Uint8Array.from(message.subarray(at + 3, after)));
    at = after + 2 + extensions;
  }
  return {
    chain: { said: 'sent', protocol: 'TLSv1.3', certificates, lines: certificates.map(() => 0), isOrderKnown: true },
    response,
  };
}

function sharedSecret(privateKey: KeyObject, share: Buffer): Buffer {
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: share.toString('base64url') }, format: 'jwk' });
  return diffieHellman({ privateKey, publicKey });
}

/** Opens what the server sends in its handshake (RFC 8446, sections 5.2 and 7.1). */
class Keys {
  readonly #suite: (typeof suites)[number];
  readonly #key: Buffer;
  readonly #iv: Buffer;
  #sequence = 0;

  constructor(suite: (typeof suites)[number], secret: Buffer, transcript: Buffer) {
    const { hash, key } = suite;
    const digest = (bytes: Buffer): Buffer => createHash(hash).update(bytes).digest();
    const extract = (salt: Buffer, material: Buffer): Buffer => createHmac(hash, salt).update(material).digest();
    const zeros = Buffer.alloc(digest(Buffer.alloc(0)).length);
    /** HKDF-Expand-Label for lengths of one hash at most. */
    const expand = (from: Buffer, label: string, context: Buffer, length: number): Buffer => {
      const name = Buffer.from(`tls13 ${label}`);
      const info = Buffer.concat([
        Buffer.from([length >> 8, length & 255, name.length]),
        name,
        Buffer.from([context.length]),
        context,
        Buffer.from([1]),
      ]);
      return createHmac(hash, from).update(info).digest().subarray(0, length);
    };
    const early = extract(zeros, zeros);
    const handshake = extract(expand(early, 'derived', digest(Buffer.alloc(0)), zeros.length), secret);
    const traffic = expand(handshake, 's hs traffic', digest(transcript), zeros.length);
    this.#suite = suite;
    this.#key = expand(traffic, 'key', Buffer.alloc(0), key);
    this.#iv = expand(traffic, 'iv', Buffer.alloc(0), 12);
  }

  /** Throws where the record is not what it says it is. */
  open(header: Buffer, body: Buffer): { type: number; content: Buffer } {
    const nonce = Buffer.from(this.#iv);
    nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ this.#sequence++) >>> 0, 8);
    const tag = body.subarray(-16);
    const decipher = createDecipheriv(this.#suite.cipher as 'aes-128-gcm', this.#key, nonce, { authTagLength: 16 });
    decipher.setAAD(header, { plaintextLength: body.length - 16 });
    decipher.setAuthTag(tag);
    const plain = Buffer.concat([decipher.update(body.subarray(0, -16)), decipher.final()]);
    let end = plain.length - 1;
    while (end >= 0 && plain[end] === 0) end--;
    return { type: plain[end] ?? 0, content: plain.subarray(0, Math.max(end, 0)) };
  }
}
