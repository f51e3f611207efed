import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { ProbeQuestion } from '../../../src/cli/probe/probe-server.ts';
import { pki } from './pki.ts';
import { alert, certificateMessage, done, message, record, serverHello, tcpServer, tlsServer, type TcpServer } from './tls-server.ts';
import type { View } from './view.ts';

export interface Hostile {
  name: string;
  /** `heard` is called where a visitor has nothing more to say and gets no answer. */
  start: (heard: () => void) => Promise<TcpServer>;
  /** What of the view is told, whatever the rest is. */
  sees: Partial<View>;
  /** Where the shell script says something else, since it tells one end of a connection from another less well. */
  script?: Partial<View>;
  starttls?: ProbeQuestion['starttls'];
  /** It answers plain HTTP, on its own port. */
  isHttp?: boolean;
  /** Nothing ever comes to an end there but by the time-out of a step. */
  isSlow?: boolean;
}

/** Sends the same again and again, as fast as it is taken, until the connection is gone. */
function flood(socket: Socket, bytes: Buffer): void {
  const more = (): void => {
    while (!socket.destroyed && socket.writable) if (!socket.write(bytes)) return void socket.once('drain', more);
  };
  more();
}

/** A byte now and then, for ever. */
function trickle(socket: Socket, bytes: Buffer): void {
  let at = 0;
  const timer = setInterval(() => socket.write(bytes.subarray(at % bytes.length, (at++ % bytes.length) + 1)), 20);
  socket.on('close', () => clearInterval(timer));
}

const hello = serverHello('TLSv1.2', 0xc02f);
/** After a ServerHello of TLS 1.2, where its suite was offered. */
const afterHello =
  (more: (socket: Socket) => void): (() => Promise<TcpServer>) =>
  () =>
    tlsServer((socket, { suites }) => {
      if (!suites.includes(0xc02f)) return void socket.end(alert(2, 40));
      socket.write(record(22, hello));
      more(socket);
    });
/** After a ServerHello of TLS 1.3 with a key that is none in particular: what follows cannot be opened. */
const afterSealedHello =
  (more: (socket: Socket) => void): (() => Promise<TcpServer>) =>
  () =>
    tlsServer((socket, { protocol }) => {
      if (protocol !== 'TLSv1.3') return void socket.end(alert(2, 70));
      const extensions = Buffer.concat([Buffer.from('002b0002030400330024001d0020', 'hex'), Buffer.alloc(32, 9)]);
      const body = Buffer.concat([Buffer.of(3, 3), Buffer.alloc(32, 7), Buffer.of(0, 0x13, 1, 0, 0, extensions.length), extensions]);
      socket.write(record(22, message(2, body)));
      more(socket);
    });
const afterQuestion =
  (more: (socket: Socket) => void): (() => Promise<TcpServer>) =>
  () =>
    tlsServer(more);
const many = (bytes: Buffer, count = 1000): Buffer => Buffer.concat(Array.from({ length: count }, () => bytes));

/** A message of `size` bytes that is said to be of `told`, in records. */
function pieces(kind: number, told: number, size: number): Buffer {
  const head = Buffer.of(kind, told >> 16, (told >> 8) & 255, told & 255);
  const whole = Buffer.concat([head, Buffer.alloc(size, 0x30)]);
  const records: Buffer[] = [];
  for (let at = 0; at < whole.length; at += 16_000) records.push(record(22, whole.subarray(at, at + 16_000)));
  return Buffer.concat(records);
}

/** A Certificate message with one length that lies: of the list, of a certificate too long, or of nothing. */
const lying = (change: (bytes: Buffer) => void): Buffer => {
  const bytes = certificateMessage([pki().der('leaf')]);
  change(bytes);
  return Buffer.concat([bytes, done]);
};

const nothing: Partial<View> = { protocols: [], weak: [], chain: '-' };
const noChain = (word: string): Partial<View> => ({ protocols: ['TLSv1.2'], weak: [], chain: `unknown ${word}` });
const head = 'HTTP/1.1 200 OK\r\n';

export const hostiles: readonly Hostile[] = [
  {
    name: '不出聲',
    start: (heard) => tcpServer((socket) => socket.once('data', heard)),
    sees: { ...nothing, unclear: ['timeout'] },
    isSlow: true,
  },
  {
    name: '一個位元組一個位元組，沒完',
    start: (heard) =>
      tlsServer((socket) => {
        trickle(socket, many(record(22, message(0, Buffer.alloc(0)))));
        heard();
      }),
    sees: { ...nothing },
    isSlow: true,
  },
  { name: '接受之後重設', start: () => tcpServer((socket) => socket.resetAndDestroy()), sees: { protocols: [], weak: [], chain: '-' } },
  { name: '聽完問題之後重設', start: afterQuestion((socket) => socket.resetAndDestroy()), sees: { ...nothing, unclear: [] } },
  { name: '聽完問題之後關閉', start: afterQuestion((socket) => socket.end()), sees: { ...nothing, unclear: [] } },
  {
    name: '說了一半就關閉',
    start: afterHello((socket) => socket.end(record(22, lying(() => {}).subarray(0, 300)))),
    sees: { protocols: ['TLSv1.2'], chain: 'no closed' },
  },
  { name: '16 MiB 的憑證訊息', start: afterHello((socket) => flood(socket, pieces(11, 0xfffffb, 0xfffffb))), sees: noChain('too-large') },
  {
    name: '沒完沒了的交握訊息',
    start: afterHello((socket) => flood(socket, many(record(22, message(4, Buffer.alloc(8)))))),
    sees: noChain('garbage'),
  },
  {
    name: '還沒 ServerHello 就是沒完的訊息',
    start: afterQuestion((socket) => flood(socket, many(record(22, message(0, Buffer.alloc(0)))))),
    sees: { ...nothing, unclear: ['garbage'] },
  },
  { name: '沒完沒了的 ServerHello', start: afterHello((socket) => flood(socket, many(record(22, hello)))), sees: noChain('garbage') },
  {
    name: 'TLS 1.3 的亂數',
    start: afterSealedHello((socket) => flood(socket, record(23, randomBytes(16_000)))),
    sees: { protocols: ['TLSv1.3'], weak: [], chain: 'unknown garbage' },
    script: { protocols: ['TLSv1.3'], weak: [] },
  },
  {
    name: 'TLS 1.3 的空紀錄，沒完沒了',
    start: afterSealedHello((socket) => flood(socket, many(record(20, Buffer.alloc(0))))),
    sees: { protocols: ['TLSv1.3'], weak: [], chain: 'unknown garbage' },
    script: { protocols: ['TLSv1.3'], weak: [] },
  },
  {
    name: '沒完沒了的警告',
    start: afterQuestion((socket) => flood(socket, many(alert(1, 112)))),
    sees: { ...nothing, unclear: ['garbage'] },
  },
  {
    name: '沒完沒了的空紀錄',
    start: afterQuestion((socket) => flood(socket, many(record(22, Buffer.alloc(0))))),
    sees: { ...nothing, unclear: ['garbage'] },
  },
  {
    name: '一個位元組一筆、沒完的訊息',
    start: afterHello((socket) => flood(socket, many(record(22, Buffer.of(0x03))))),
    sees: noChain('garbage'),
  },
  {
    name: '憑證清單的長度說謊',
    start: afterHello((socket) =>
      socket.write(
        record(
          22,
          lying((bytes) => (bytes[6] = 0xff)),
        ),
      ),
    ),
    sees: noChain('garbage'),
  },
  {
    name: '一張憑證的長度說謊',
    start: afterHello((socket) =>
      socket.write(
        record(
          22,
          lying((bytes) => (bytes[7] = 0xff)),
        ),
      ),
    ),
    sees: noChain('garbage'),
  },
  {
    name: '長度是零的憑證',
    start: afterHello((socket) => socket.write(record(22, message(11, Buffer.of(0, 0, 3, 0, 0, 0))))),
    sees: noChain('garbage'),
  },
  {
    name: '紀錄的長度超過協定',
    start: afterQuestion((socket) => flood(socket, Buffer.concat([Buffer.of(22, 3, 3, 0xff, 0xff), randomBytes(60_000)]))),
    sees: { ...nothing, unclear: ['garbage'] },
  },
  {
    name: '亂數',
    start: afterQuestion((socket) => flood(socket, Buffer.concat([Buffer.of(0x99), randomBytes(60_000)]))),
    sees: { ...nothing, unclear: ['not-tls'] },
  },
  {
    name: 'SMTP 的招呼沒有換行',
    start: () => tcpServer((socket) => flood(socket, Buffer.alloc(10_000, 0x32))),
    sees: { connect: 'no-starttls' },
    starttls: 'smtp',
  },
  {
    name: 'SMTP 的招呼有沒完的行',
    start: () => tcpServer((socket) => flood(socket, many(Buffer.from('220-hello\r\n')))),
    sees: { connect: 'no-starttls' },
    starttls: 'smtp',
  },
  {
    name: 'IMAP 說再見',
    start: () => tcpServer((socket) => socket.write('* BYE full\r\n')),
    sees: { connect: 'no-starttls' },
    script: { connect: 'timeout' },
    starttls: 'imap',
  },
  {
    name: 'SMTP 不肯轉',
    start: () =>
      tcpServer((socket) => {
        socket.write('220 hi\r\n');
        socket.on('data', () => socket.write('502 5.5.1 no\r\n'));
      }),
    sees: { connect: 'no-starttls' },
    starttls: 'smtp',
  },
  { name: 'SMTP 不出聲', start: (heard) => tcpServer(() => heard()), sees: { connect: 'timeout' }, starttls: 'smtp', isSlow: true },
  {
    name: 'SMTP 重設',
    start: () =>
      tcpServer((socket) => {
        socket.write('220 hi\r\n');
        socket.on('data', () => socket.resetAndDestroy());
      }),
    sees: { connect: 'reset' },
    starttls: 'smtp',
  },
  {
    name: 'SMTP 掛斷',
    start: () => tcpServer((socket) => socket.end('220 hi\r\n')),
    sees: { connect: 'failed' },
    script: { connect: 'no-starttls' },
    starttls: 'smtp',
  },
  {
    name: 'HTTP 的標頭沒完',
    start: () =>
      tcpServer((socket) => {
        socket.write(head);
        flood(socket, many(Buffer.from('X-A: b\r\n')));
      }),
    sees: { http: 'unknown too-large' },
    isHttp: true,
  },
  {
    name: 'HTTP 的欄位有 1 MiB',
    start: () => tcpServer((socket) => socket.end(`${head}Server: ${'a'.repeat(1 << 20)}\r\n\r\n`)),
    sees: { http: 'unknown too-large' },
    isHttp: true,
  },
  {
    name: 'HTTP 的標頭一半就關閉',
    start: () => tcpServer((socket) => socket.once('data', () => socket.end(`${head}Server: half\r\n`))),
    sees: { http: 'no closed' },
    script: { http: '200' },
    isHttp: true,
  },
  {
    name: 'HTTP 的標頭送得沒完沒了',
    start: () =>
      tcpServer((socket) => {
        socket.write(head);
        trickle(socket, Buffer.from('a'));
      }),
    sees: { http: 'unknown timeout' },
    script: { http: '200' },
    isHttp: true,
    isSlow: true,
  },
  {
    name: 'HTTP 不是 HTTP',
    // After the question has come: what is not read when a connection is closed resets it, and the answer is lost.
    start: () => tcpServer((socket) => socket.once('data', () => socket.end('SSH-2.0-x\r\n\r\n'))),
    sees: { http: 'unknown garbage' },
    isHttp: true,
  },
];
