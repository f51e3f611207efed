import type { Socket } from 'node:net';
import { protocols, type Protocol } from '../../../src/core/probe/probe-record.ts';
import { pki, type CertificateName } from './pki.ts';
import { seen, type Site } from './site.ts';
import { alert, certificateMessage, dheMessage, done, record, serverHello, tlsServer, type Hello, type TcpServer } from './tls-server.ts';
import type { View } from './view.ts';

interface Row {
  name: string;
  protocols: readonly Protocol[];
  suites: readonly number[];
  chain?: readonly CertificateName[];
  /** What stands between the certificate and the end. */
  exchange?: Buffer;
  /** Sends the answer in some other way than in one piece. */
  send?: (socket: Socket, bytes: Buffer, protocol: Protocol) => void;
  /** Takes its first suite, whatever is offered. */
  isDeaf?: boolean;
  /** nmap does not understand it. */
  isTooStrange?: boolean;
  sees: Partial<View>;
}

const none: Partial<View> = { protocols: ['TLSv1.2'], groups: [], https: '-' };
const whole = ['leaf', 'lower', 'upper'] as const;

const rows: Row[] = [
  { name: 'SSLv3 與 RC4', protocols: ['SSLv3'], suites: [0x0005], sees: { ...none, protocols: ['SSLv3'], weak: ['RC4'] } },
  { name: 'EXPORT 在 TLS 1.2', protocols: ['TLSv1.2'], suites: [0xc02f, 0x0003], sees: { ...none, weak: ['EXPORT'] } },
  { name: 'DES 在 TLS 1.2', protocols: ['TLSv1.2'], suites: [0xc02f, 0x0009], sees: { ...none, weak: ['DES'] } },
  { name: '匿名在 TLS 1.2', protocols: ['TLSv1.2'], suites: [0xc02f, 0x0018], sees: { ...none, weak: ['anon'] } },
  {
    name: '伺服器憑證排在最後',
    protocols: ['TLSv1.2'],
    suites: [0xc02f],
    chain: ['upper', 'lower', 'leaf'],
    sees: { ...none, chain: 'upper lower leaf' },
  },
  { name: '空的憑證訊息', protocols: ['TLSv1.2'], suites: [0xc02f], chain: [], isTooStrange: true, sees: { ...none, chain: '(none)' } },
  {
    name: 'DHE 512 位元',
    protocols: ['TLSv1.0'],
    suites: [0x0033],
    exchange: dheMessage(512),
    sees: { ...none, protocols: ['TLSv1.0'], groups: ['TLSv1.0 dhe-512'] },
  },
  {
    name: '每筆紀錄只有一個位元組',
    isTooStrange: true,
    protocols: ['TLSv1.2'],
    suites: [0xc02f],
    send: (socket, bytes, protocol) => socket.write(Buffer.concat([...bytes].map((byte) => record(22, Buffer.of(byte), protocol)))),
    sees: none,
  },
  {
    name: '一個位元組一個位元組慢慢送',
    protocols: ['TLSv1.2'],
    suites: [0xc02f],
    chain: ['leaf'],
    send: (socket, bytes, protocol) => drip(socket, record(22, bytes, protocol)),
    sees: { ...none, chain: 'leaf' },
  },
  {
    name: '先警告不認得名稱，再繼續',
    protocols: ['TLSv1.2'],
    suites: [0xc02f],
    send: (socket, bytes, protocol) => socket.write(Buffer.concat([alert(1, 112), record(22, bytes, protocol)])),
    sees: none,
  },
  { name: '選了沒有提供的套件', protocols: ['TLSv1.2'], suites: [0xc02f], isDeaf: true, isTooStrange: true, sees: none },
];

function drip(socket: Socket, bytes: Buffer): void {
  let at = 0;
  const next = (): void => {
    if (socket.destroyed || at >= bytes.length) return;
    socket.write(bytes.subarray(at, (at += 7)));
    setTimeout(next, 1);
  };
  next();
}

function answer(socket: Socket, hello: Hello, { protocols: own, suites, chain = whole, exchange, send, isDeaf }: Row): void {
  const highest = protocols.indexOf(hello.protocol);
  const protocol = own.findLast((each) => protocols.indexOf(each) <= highest);
  const suite = isDeaf ? suites[0] : suites.find((each) => hello.suites.includes(each));
  if (protocol === undefined || hello.protocol === 'TLSv1.3') return void socket.end(alert(2, 70));
  if (suite === undefined) return void socket.end(alert(2, 40));
  const isAnonymous = suite === 0x0018;
  const bytes = Buffer.concat([
    serverHello(protocol, suite),
    ...(isAnonymous ? [] : [certificateMessage(chain.map((name) => pki().der(name)))]),
    ...(exchange === undefined ? [] : [exchange]),
    done,
  ]);
  if (send === undefined) socket.write(record(22, bytes, protocol));
  else send(socket, bytes, protocol);
}

/** Servers that send an answer that no library makes any more. Nothing behind the certificate works. */
export async function handMadeSites(): Promise<{ sites: Site[]; close: () => void }> {
  // Made before anything has its time: keys take long on a busy machine.
  pki();
  const servers: TcpServer[] = [];
  const sites: Site[] = [];
  for (const row of rows) {
    const server = await tlsServer((socket, hello) => answer(socket, hello, row));
    servers.push(server);
    sites.push({
      name: `自製：${row.name}`,
      port: server.port,
      sees: seen({ ...row.sees }),
      oracles: row.isTooStrange ? [] : ['nmap'],
    });
  }
  return { sites, close: () => servers.forEach(({ close }) => close()) };
}
