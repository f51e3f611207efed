import { constants } from 'node:crypto';
import { isIP } from 'node:net';
import { connect as openTls, type TLSSocket } from 'node:tls';
import { ending, type Ending, type HttpAnswer } from '../../core/probe/probe-record.ts';
import { oneLine } from '../../core/probe/probe-text.ts';
import type { Target } from './ask-server.ts';
import { Connection } from './connect.ts';

const MOST_OF_HEAD = 32 * 1024;
const nothing = { location: null, server: null, hsts: null, date: null, dateAt: null };

function requestFor(host: string, port: number): string {
  const name = isIP(host) === 6 ? `[${host}]` : host;
  const authority = port === 80 || port === 443 ? name : `${name}:${port}`;
  return `HEAD / HTTP/1.1\r\nHost: ${authority}\r\nUser-Agent: kb-probe\r\nAccept: */*\r\nConnection: close\r\n\r\n`;
}

/** The head of an answer, from the pieces in which it comes. */
class Head {
  #text = '';

  /** Whether nothing more is needed: it is whole, or larger than any. */
  add(piece: Uint8Array): boolean {
    let from = Math.max(0, this.#text.length - 3);
    this.#text += Buffer.from(piece).toString('latin1');
    for (;;) {
      const end = endOfHead(this.#text, from);
      if (end < 0) return this.#text.length > MOST_OF_HEAD;
      // What comes before the answer itself (103 Early Hints) is none.
      if (!/^HTTP\/1\.[01] 1\d\d(?!\d)/u.test(this.#text)) return true;
      this.#text = this.#text.slice(end);
      from = 0;
    }
  }

  /** What of it is told; `end` where it did not come whole: what is missing then is not known to be missing. */
  answer(end: Ending | null, at: Date): HttpAnswer {
    const whole = endOfHead(this.#text, 0);
    const isLarge = whole < 0 ? this.#text.length > MOST_OF_HEAD : whole > MOST_OF_HEAD;
    if (isLarge) return { ...nothing, status: null, ending: ending('too-large') };
    const [first = '', ...rest] = this.#text.slice(0, Math.max(0, whole)).split(/\r?\n/u);
    const status = /^HTTP\/1\.[01] (\d{3})(?!\d)/u.exec(first)?.[1];
    if (status === undefined) return { ...nothing, status: null, ending: whole < 0 ? (end ?? ending('closed')) : ending('garbage') };
    const valueOf = (name: string): string | null => {
      const line = rest.find((each) => each.toLowerCase().startsWith(`${name}:`));
      return line === undefined ? null : oneLine(line.slice(name.length + 1));
    };
    const date = Date.parse(valueOf('date') ?? '');
    return {
      status: Number(status),
      ending: null,
      location: valueOf('location'),
      server: valueOf('server'),
      hsts: valueOf('strict-transport-security'),
      date: Number.isNaN(date) ? null : date,
      dateAt: at.getTime(),
    };
  }
}

/** Where the blank line after a head ends; -1 where there is none from `from` on. */
function endOfHead(text: string, from: number): number {
  const blank = /\r?\n\r?\n/gu;
  blank.lastIndex = from;
  return blank.test(text) ? blank.lastIndex : -1;
}

/** `HEAD /` without TLS. Never rejects. */
export async function askHttp(target: Target, host: string, now: () => Date): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(target.timeout);
  const connection = await Connection.open(target.address, target.port, signal);
  if (!(connection instanceof Connection)) {
    const how = connection === 'timeout' || connection === 'refused' || connection === 'reset' ? connection : 'failed';
    return { ...nothing, status: null, ending: ending(how) };
  }
  try {
    connection.send(requestFor(host, target.port));
    const head = new Head();
    for (;;) {
      const piece = await connection.some(signal);
      if (!(piece instanceof Uint8Array)) return head.answer(piece, now());
      if (head.add(piece)) return head.answer(null, now());
    }
  } finally {
    connection.close();
  }
}

/** `HEAD /` over TLS, whatever the certificate is. Never rejects. */
export function askHttps(target: Target, name: string | null, host: string, now: () => Date): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    let socket: TLSSocket;
    try {
      socket = openAnyTls(target, name);
    } catch {
      // A name that the library does not send.
      return resolve(new Head().answer(ending('failed'), now()));
    }
    const head = new Head();
    const over = (end: Ending | null): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(head.answer(end, now()));
    };
    const timer = setTimeout(() => over(ending('timeout')), target.timeout);
    socket.on('secureConnect', () => socket.write(requestFor(name ?? host, target.port)));
    socket.on('data', (piece: Buffer) => {
      if (head.add(piece)) over(null);
    });
    socket.on('end', () => over(ending('closed')));
    socket.on('close', () => over(ending('closed')));
    socket.on('error', (error: NodeJS.ErrnoException) => over(endingOfTls(error)));
  });
}

/** TLS with everything that the library still has: it is a witness, and whatever is served is judged elsewhere. */
function openAnyTls({ address, port }: Target, name: string | null): TLSSocket {
  return openTls({
    host: address,
    port,
    // An address is no server_name (RFC 6066).
    ...(name === null || isIP(name) !== 0 ? {} : { servername: name }),
    rejectUnauthorized: false,
    minVersion: 'TLSv1',
    ciphers: 'ALL:@SECLEVEL=0',
    minDHSize: 1,
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
    ALPNProtocols: ['http/1.1'],
  });
}

function endingOfTls(error: NodeJS.ErrnoException): Ending {
  const { code = '', syscall, message } = error;
  // Without a call of the system it is Node's word for a connection that was closed before TLS began.
  if (code === 'ECONNRESET') return ending(syscall === undefined ? 'closed' : 'reset');
  if (code === 'EPIPE') return ending('reset');
  if (code === 'ECONNREFUSED') return ending('refused');
  if (code === 'ETIMEDOUT') return ending('timeout');
  const alert = /SSL alert number (\d{1,3})/u.exec(message)?.[1];
  if (alert !== undefined) return ending('alert', Number(alert));
  return ending(code === 'ERR_SSL_WRONG_VERSION_NUMBER' ? 'not-tls' : 'failed');
}
