import { createServer, type Server, type Socket } from 'node:net';
import { readFileSync } from 'node:fs';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { AddressInfo } from 'node:net';
import type { Starttls } from '../../../src/core/probe/probe-record.ts';
import { startDovecot } from '../support/server-dovecot.ts';
import type { Workshop } from '../support/workshop.ts';
import { pki } from './pki.ts';
import { running } from './running.ts';
import { seen, type Site } from './site.ts';

const sees = seen({ alpn: '-', https: '-', weak: [] });

/** Dovecot's IMAP with settings of its own, in the foreground. */
export async function dovecotSites(shop: Workshop): Promise<Site[]> {
  const lines = [
    'ssl = required',
    `ssl_cert = <${pki().bundle(['leaf', 'lower', 'upper'])}`,
    `ssl_key = <${pki().key('leaf')}`,
    'ssl_min_protocol = TLSv1.2',
    'ssl_cipher_list = ECDHE+AESGCM',
  ];
  const { ports } = running(await startDovecot(shop, 1, lines.join('\n')));
  return [{ name: 'Dovecot：IMAP STARTTLS', port: ports[0] ?? 0, starttls: 'imap', sees, oracles: ['s_client'] }];
}

/** What each protocol says first, and answers to what; the last answer is followed by TLS (RFC 3207, 2595, 4217). */
const talks: Record<Exclude<Starttls, 'imap'>, { greeting: string; answers: readonly (readonly [RegExp, string])[]; turn: RegExp }> = {
  smtp: {
    greeting: '220-mail.example.gov.tw ESMTP\r\n220 welcome\r\n',
    answers: [
      [/^EHLO /i, '250-mail.example.gov.tw\r\n250-SIZE 1000\r\n250 STARTTLS\r\n'],
      [/^STARTTLS$/i, '220 2.0.0 ready\r\n'],
    ],
    turn: /^STARTTLS$/i,
  },
  pop3: {
    greeting: '+OK POP3\r\n',
    answers: [
      [/^CAPA$/i, '+OK\r\nSTLS\r\n.\r\n'],
      [/^STLS$/i, '+OK go\r\n'],
    ],
    turn: /^STLS$/i,
  },
  ftp: {
    greeting: '220-FTP\r\n220 ready\r\n',
    answers: [
      [/^FEAT$/i, '211-Features:\r\n AUTH TLS\r\n211 End\r\n'],
      [/^AUTH TLS$/i, '234 go\r\n'],
    ],
    turn: /^AUTH TLS$/i,
  },
};

/**
 * Small servers that say just the words and hand over to TLS. Postfix cannot be started without root and its own folders, so that
 * SMTP is not tried with it.
 */
export async function mailSites(): Promise<{ sites: Site[]; close: () => void }> {
  const context = createSecureContext({
    cert: readFileSync(pki().bundle(['leaf', 'lower', 'upper'])),
    key: readFileSync(pki().key('leaf')),
    ciphers: 'ECDHE+AESGCM',
    minVersion: 'TLSv1.2',
  });
  const servers: Server[] = [];
  const sites: Site[] = [];
  for (const kind of ['smtp', 'pop3', 'ftp'] as const) {
    const server = createServer((socket) =>
      talk(socket, kind, (plain) => new TLSSocket(plain, { isServer: true, secureContext: context })),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    const { port } = server.address() as AddressInfo;
    // What Node's library chooses first.
    sites.push({ name: `${kind.toUpperCase()} STARTTLS`, port, starttls: kind, sees, oracles: ['s_client'] });
  }
  return { sites, close: () => servers.forEach((server) => server.close()) };
}

function talk(socket: Socket, kind: keyof typeof talks, toTls: (socket: Socket) => TLSSocket): void {
  const { greeting, answers, turn } = talks[kind];
  let text = '';
  socket.on('error', () => socket.destroy());
  socket.write(greeting);
  const hear = (piece: Buffer): void => {
    text += piece.toString('latin1');
    for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
      const line = text.slice(0, end);
      text = text.slice(end + 2);
      socket.write(answers.find(([said]) => said.test(line))?.[1] ?? '502 no\r\n');
      if (!turn.test(line)) continue;
      socket.off('data', hear);
      const secure = toTls(socket);
      secure.on('error', () => secure.destroy());
      return;
    }
  };
  socket.on('data', hear);
}
