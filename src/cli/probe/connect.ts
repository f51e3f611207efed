import { connect as open, type Socket } from 'node:net';
import { ending, type Connecting, type Ending, type Starttls } from '../../core/probe/probe-record.ts';

/** Bytes that lie here untaken before the server has to wait. */
const MOST_HELD = 256 * 1024;
const MOST_OF_LINE = 1000;

/** A connection to one address, from which bytes are taken in the numbers that are asked for. */
export class Connection {
  readonly #socket: Socket;
  readonly #chunks: Buffer[] = [];
  #held = 0;
  #fault: Ending | null = null;
  #wake: (() => void) | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#held += chunk.length;
      if (this.#held > MOST_HELD) socket.pause();
      this.#wake?.();
    });
    const over = (fault: Ending): void => {
      this.#fault ??= fault;
      this.#wake?.();
    };
    socket.on('end', () => over(ending('closed')));
    socket.on('close', () => over(ending('closed')));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      over(ending(error.code === 'ECONNRESET' || error.code === 'EPIPE' ? 'reset' : 'failed')),
    );
  }

  /** Opens one, or says why not. `signal` ends it at its time. */
  static open(address: string, port: number, signal: AbortSignal): Promise<Connection | Exclude<Connecting, 'ok'>> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve('timeout');
      const socket = open({ host: address, port });
      const late = (): void => {
        socket.destroy();
        resolve('timeout');
      };
      signal.addEventListener('abort', late, { once: true });
      socket.once('error', (error: NodeJS.ErrnoException) => {
        signal.removeEventListener('abort', late);
        resolve(connectingOf(error.code));
      });
      socket.once('connect', () => {
        signal.removeEventListener('abort', late);
        resolve(new Connection(socket));
      });
    });
  }

  send(bytes: Uint8Array | string): void {
    this.#socket.write(bytes);
  }

  /** Exactly so many bytes; or how the connection ended before they came. */
  async take(count: number, signal: AbortSignal): Promise<Uint8Array | Ending> {
    while (this.#held < count) {
      if (this.#fault !== null) return this.#fault;
      if (signal.aborted) return ending('timeout');
      await this.#news(signal);
    }
    const whole = this.#chunks.length === 1 && this.#chunks[0] !== undefined ? this.#chunks[0] : Buffer.concat(this.#chunks);
    this.#chunks.length = 0;
    if (whole.length > count) this.#chunks.push(whole.subarray(count));
    this.#held = whole.length - count;
    if (this.#held <= MOST_HELD) this.#socket.resume();
    return whole.subarray(0, count);
  }

  /** Whatever has come, at least one byte; or how the connection ended. */
  async some(signal: AbortSignal): Promise<Uint8Array | Ending> {
    const first = await this.take(1, signal);
    if (!(first instanceof Uint8Array)) return first;
    const rest = await this.take(this.#held, signal);
    return rest instanceof Uint8Array ? Buffer.concat([first, rest]) : first;
  }

  /** A line of a text protocol, without its end; at most 1,000 bytes. */
  async line(signal: AbortSignal): Promise<string | Ending> {
    let text = '';
    while (text.length < MOST_OF_LINE) {
      const byte = await this.take(1, signal);
      if (!(byte instanceof Uint8Array)) return byte;
      if (byte[0] === 10) return text.replace(/\r$/u, '');
      text += String.fromCharCode(byte[0] ?? 0);
    }
    return ending('garbage');
  }

  close(): void {
    this.#socket.destroy();
  }

  #news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        this.#wake = null;
        resolve();
      };
      this.#wake = wake;
      signal.addEventListener('abort', wake, { once: true });
    });
  }
}

function connectingOf(code: string | undefined): Exclude<Connecting, 'ok'> {
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ETIMEDOUT') return 'timeout';
  if (code === 'ECONNRESET') return 'reset';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown-host';
  return code === 'EHOSTUNREACH' || code === 'ENETUNREACH' ? 'unreachable' : 'failed';
}

/** The words with which each protocol turns to TLS: what the server says first, what is sent, and what it has to answer (RFC 3207, 9051, 2595, 4217). */
const dialogues: Readonly<Record<Starttls, { greeting: RegExp; steps: readonly (readonly [string, RegExp])[] }>> = {
  smtp: {
    greeting: /^220(?: |$)/u,
    steps: [
      ['EHLO kb-probe.invalid\r\n', /^250(?: |$)/u],
      ['STARTTLS\r\n', /^220(?: |$)/u],
    ],
  },
  imap: { greeting: /^\* OK\b/iu, steps: [['a1 STARTTLS\r\n', /^a1 OK\b/iu]] },
  pop3: { greeting: /^\+OK/iu, steps: [['STLS\r\n', /^\+OK/iu]] },
  ftp: { greeting: /^220(?: |$)/u, steps: [['AUTH TLS\r\n', /^234(?: |$)/u]] },
};
/** Lines before the one that is waited for. */
const MOST_LINES = 100;

/** A refusal is final: 4xx and 5xx of SMTP and FTP, NO, BAD and BYE of IMAP, -ERR of POP3. */
const refusal = /^(?:[45]\d\d(?: |$)|a1 (?:NO|BAD)\b|\* BYE\b|-ERR)/iu;

/** Turns the connection to TLS; or says how that ended. */
export async function startTls(connection: Connection, kind: Starttls, signal: AbortSignal): Promise<Connecting> {
  const { greeting, steps } = dialogues[kind];
  for (const [command, expected] of [['', greeting] as const, ...steps]) {
    if (command !== '') connection.send(command);
    let isThere = false;
    for (let lines = 0; lines < MOST_LINES && !isThere; lines++) {
      const line = await connection.line(signal);
      if (typeof line !== 'string') return connectingAfter(line);
      if (refusal.test(line)) return 'no-starttls';
      isThere = expected.test(line);
    }
    if (!isThere) return 'no-starttls';
  }
  return 'ok';
}

/** What speaks some other protocol does not turn to TLS; of one that went away that cannot be said. */
function connectingAfter({ how }: Ending): Connecting {
  if (how === 'timeout' || how === 'reset') return how;
  return how === 'garbage' ? 'no-starttls' : 'failed';
}
