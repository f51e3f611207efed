import { connect as openTls } from 'node:tls';
import { ending, type Ending, type HttpAnswer } from '../../core/probe/probe-record.ts';
import type { Target } from './ask-server.ts';
import { Connection } from './connect.ts';

const MOST_OF_HEAD = 32 * 1024;
const nothing = { location: null, server: null, hsts: null, date: null, dateAt: null };
const requestFor = (host: string): string =>
  `HEAD / HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: kb-probe\r\nAccept: */*\r\nConnection: close\r\n\r\n`;

/** `HEAD /` without TLS. Never rejects. */
export async function askHttp(target: Target, host: string, now: () => Date): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(target.timeout);
  const connection = await Connection.open(target.address, target.port, signal);
  if (!(connection instanceof Connection))
    return { ...nothing, status: null, ending: ending(connection === 'timeout' || connection === 'refused' ? connection : 'failed') };
  connection.send(requestFor(host));
  let head = '';
  try {
    while (head.length < MOST_OF_HEAD) {
      const line = await connection.line(signal);
      if (typeof line !== 'string') return readHead(head, line, now());
      if (line === '') return readHead(head, null, now());
      head += `${line}\r\n`;
    }
    return readHead('', ending('too-large'), now());
  } finally {
    connection.close();
  }
}

/** `HEAD /` over TLS, whatever the certificate is. Never rejects. */
export function askHttps(target: Target, name: string | null, host: string, now: () => Date): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    const { address, port } = target;
    const socket = openTls({
      host: address,
      port,
      ...(name === null ? {} : { servername: name }),
      // It is a witness: whatever is served is looked at, and judged elsewhere.
      rejectUnauthorized: false,
      minVersion: 'TLSv1',
      ciphers: 'ALL:@SECLEVEL=0',
      ALPNProtocols: ['http/1.1'],
    });
    let head = '';
    const over = (end: Ending | null): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(readHead(head, end, now()));
    };
    const timer = setTimeout(() => over(ending('timeout')), target.timeout);
    socket.on('secureConnect', () => socket.write(requestFor(name ?? host)));
    socket.on('data', (chunk: Buffer) => {
      head += chunk.toString('latin1');
      if (head.includes('\r\n\r\n')) over(null);
      else if (head.length > MOST_OF_HEAD) {
        head = '';
        over(ending('too-large'));
      }
    });
    socket.on('end', () => over(ending('closed')));
    socket.on('error', (error: NodeJS.ErrnoException) => over(ending(error.code === 'ECONNRESET' ? 'reset' : 'failed')));
  });
}

/** What of the head is told; `end` where it did not come whole. */
function readHead(head: string, end: Ending | null, at: Date): HttpAnswer {
  const [first = '', ...rest] = head.split('\r\n\r\n', 1)[0]?.split('\r\n') ?? [];
  const status = /^HTTP\/1\.[01] (\d{3})/u.exec(first)?.[1];
  if (status === undefined) return { ...nothing, status: null, ending: end ?? ending(first === '' ? 'closed' : 'garbage') };
  const valueOf = (name: string): string | null =>
    rest
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? null;
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
