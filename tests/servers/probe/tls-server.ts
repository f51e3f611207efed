import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { versionBytes } from '../../../src/core/probe/hello-table.ts';
import { protocols, type Protocol } from '../../../src/core/probe/probe-record.ts';

// A server's half of a handshake by hand: for what no library has any more, and for what no server should do.

const sized = (bytes: Uint8Array, width: number): Buffer => {
  const head = Buffer.alloc(width);
  head.writeUIntBE(bytes.length, 0, width);
  return Buffer.concat([head, bytes]);
};
const version = (protocol: Protocol): Buffer => Buffer.from(versionBytes[protocol], 'hex');

/** One record: 22 a handshake, 21 an alert. */
export const record = (type: number, body: Uint8Array, protocol: Protocol = 'TLSv1.2'): Buffer =>
  Buffer.concat([Buffer.of(type), version(protocol), sized(body, 2)]);

export const message = (kind: number, body: Uint8Array): Buffer => Buffer.concat([Buffer.of(kind), sized(body, 3)]);

export const serverHello = (protocol: Protocol, suite: number): Buffer =>
  message(2, Buffer.concat([version(protocol), Buffer.alloc(32, 7), Buffer.of(0, suite >> 8, suite & 255, 0)]));

export const certificateMessage = (ders: readonly Uint8Array[]): Buffer =>
  message(11, sized(Buffer.concat(ders.map((der) => sized(der, 3))), 3));

/** Parameters of a finite field of that many bits, a public key and a signature that nobody looks at. */
export const dheMessage = (bits: number): Buffer => {
  const prime = Buffer.alloc(bits / 8, 0xff);
  return message(
    12,
    Buffer.concat([sized(prime, 2), sized(Buffer.of(2), 2), sized(Buffer.alloc(bits / 8, 5), 2), sized(Buffer.alloc(256, 1), 2)]),
  );
};
export const done = message(14, Buffer.alloc(0));
export const alert = (level: number, number: number): Buffer => record(21, Buffer.of(level, number));

export interface Hello {
  protocol: Protocol;
  suites: number[];
}

/** What a ClientHello offers; null where it is none. Of one of TLS 1.3 alone it says so. */
function readHello(bytes: Buffer): Hello | null {
  if (bytes[0] !== 22 || bytes.length < 5 || bytes.length < 5 + bytes.readUInt16BE(3)) return null;
  const named = protocols.find((each) => versionBytes[each] === bytes.subarray(9, 11).toString('hex'));
  const at = 44 + (bytes[43] ?? 0);
  const size = bytes.readUInt16BE(at);
  const suites = Array.from({ length: size / 2 }, (_, place) => bytes.readUInt16BE(at + 2 + 2 * place));
  const only13 = suites.every((suite) => suite >> 8 === 0x13);
  return { protocol: only13 ? 'TLSv1.3' : (named ?? 'SSLv3'), suites };
}

export interface TcpServer {
  port: number;
  close: () => void;
}

/** A server of this machine that does with each connection what is said. */
export async function tcpServer(serve: (socket: Socket) => void, address = '127.0.0.1'): Promise<TcpServer> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

/** One that waits for a whole ClientHello first. */
export const tlsServer = (answer: (socket: Socket, hello: Hello) => void): Promise<TcpServer> =>
  tcpServer((socket) => {
    let bytes = Buffer.alloc(0);
    const hear = (piece: Buffer): void => {
      bytes = Buffer.concat([bytes, piece]);
      const hello = readHello(bytes);
      if (hello === null) return;
      socket.off('data', hear);
      socket.resume();
      answer(socket, hello);
    };
    socket.on('data', hear);
  });
