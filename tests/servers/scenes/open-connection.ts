import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { eventually } from '../support/workshop.ts';

/** A visitor that keeps its connection, as browsers do. */
export class OpenConnection {
  readonly #socket: TLSSocket;
  #closed = false;
  #read = '';

  private constructor(socket: TLSSocket) {
    this.#socket = socket;
    socket.on('close', () => (this.#closed = true)).on('error', () => (this.#closed = true));
    socket.setEncoding('utf8').on('data', (text: string) => (this.#read += text));
  }

  static async to(port: number, servername: string): Promise<OpenConnection> {
    // Whom it trusts is looked at elsewhere.
    const socket = connect({ host: '127.0.0.1', port, servername, rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] });
    await once(socket, 'secureConnect');
    const open = new OpenConnection(socket);
    if ((await open.ask(servername)) !== '200') throw new Error('the first request was not answered');
    return open;
  }

  /** Asks for the page once more: the answer's status, "closed" if there is no connection any more. */
  async ask(host: string): Promise<string> {
    this.#read = '';
    this.#socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    await eventually(() => this.#closed || /^HTTP\/1\.1 \d+[\s\S]*\r\n\r\n/.test(this.#read));
    return /^HTTP\/1\.1 (\d+)/.exec(this.#read)?.[1] ?? 'closed';
  }

  /** Waits for the server to close it; false if it does not. */
  async isClosed(): Promise<boolean> {
    await eventually(() => this.#closed);
    return this.#closed;
  }

  end(): void {
    this.#socket.destroy();
  }
}
