import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Authority } from './authority.ts';

/** An OCSP responder on this machine's loopback address. */
export interface Responder {
  url: string;
  /** How many questions it was asked. */
  asked(): number;
  close(): Promise<void>;
}

/** Serves the answers of `openssl ocsp` for certificates of `issuer`: its own server cannot be bound to the loopback address alone. */
export async function startResponder(authority: Authority, issuer: string): Promise<Responder> {
  let asked = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked++;
      // RFC 6960, A.1: small requests may come in the address.
      const body =
        request.method === 'GET' ? Buffer.from(decodeURIComponent((request.url ?? '').slice(1)), 'base64') : Buffer.concat(parts);
      try {
        const answer = authority.answerOcsp(issuer, body);
        response.writeHead(200, { 'content-type': 'application/ocsp-response', 'content-length': answer.length }).end(answer);
      } catch (error) {
        response.writeHead(500).end(String(error));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
