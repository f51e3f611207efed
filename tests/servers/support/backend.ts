import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An application behind a server: answers at once, but keeps visitors of /slow waiting until they are let go. */
export interface Backend {
  port: number;
  /** How many wait. */
  waiting(): number;
  letGo(): void;
  close(): void;
}

export async function startBackend(): Promise<Backend> {
  const held: ServerResponse[] = [];
  const server = createServer((question, answer) => {
    if (question.url === '/slow') held.push(answer);
    else answer.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    waiting: () => held.length,
    letGo: () => held.splice(0).forEach((answer) => answer.end('ok')),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
