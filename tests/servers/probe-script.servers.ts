import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { root } from '../../src/content/root.ts';
import { probeServer } from '../../src/cli/probe/probe-server.ts';
import { clientHello } from '../../src/core/probe/client-hello.ts';
import { helloTable, weakSuites } from '../../src/core/probe/hello-table.ts';
import type { HttpAnswer, ProbeRecord, SentChain, Starttls } from '../../src/core/probe/probe-record.ts';
import { readProbeText } from '../../src/core/probe/read-probe-text.ts';
import { freePort } from '../../src/dev/free-port.ts';
import { stoppedClock } from './probe/script-witness.ts';
import { running } from './scenes/site.ts';
import { Authority, HOST } from './support/authority.ts';
import { everythingIsRequired } from './support/find-program.ts';
import { startNginx } from './support/server-nginx.ts';
import { serverTest } from './support/server-test.ts';
import { gtlscaShape } from './support/shapes.ts';
import type { Ran, RunOptions, Workshop } from './support/workshop.ts';

const SCRIPT = join(root, 'content/scripts/kb-probe.sh');
const TOOLS = [
  'openssl',
  'awk',
  'od',
  'sed',
  'tr',
  'tail',
  'head',
  'cut',
  'cat',
  'cmp',
  'wc',
  'grep',
  'date',
  'sleep',
  'rm',
  'mv',
  'mkfifo',
  'mktemp',
  'getent',
  'sh',
];
/** Generous: a busy machine must not turn an answer into a time-out. */
const PATIENT = 60;

const where = (name: string): string | undefined =>
  [...(process.env.PATH ?? '').split(delimiter), '/bin', '/usr/bin'].map((folder) => join(folder, name)).find((path) => existsSync(path));

/** Shells in which the script has to run; those that are not here are left out, dash or sh never. */
const shells: readonly (readonly string[])[] = [
  [where('dash') ?? 'sh'],
  ...[
    ['bash', '--posix'],
    ['busybox', 'ash'],
  ].flatMap(([name = '', option = '']) => (where(name) === undefined ? [] : [[where(name) ?? name, option]])),
];

function script(
  shop: Workshop,
  args: readonly string[],
  options: RunOptions = {},
  [shell = 'sh', ...rest] = shells[0] ?? [],
): Promise<Ran> {
  return shop.run(shell, [...rest, SCRIPT, ...args], options);
}

/** A folder with these programs alone. */
function folderOf(shop: Workshop, name: string, programs: readonly string[]): string {
  mkdirSync(shop.path(name));
  for (const program of programs) {
    const path = where(program);
    if (path !== undefined) symlinkSync(path, shop.path(name, program));
  }
  return shop.path(name);
}

/** The answer of the authority's responder about a certificate, DER. */
function answered(authority: Authority, issuer: string, name: string): Buffer {
  const request = join(authority.folder, 'asked.der');
  execFileSync('openssl', ['ocsp', '-issuer', authority.path(issuer), '-cert', authority.path(name), '-reqout', request, '-no_nonce']);
  return authority.answerOcsp(issuer, readFileSync(request));
}

/** The only record of a text. */
function recordOf(ran: Ran): ProbeRecord {
  const { records } = readProbeText(ran.stdout);
  assert.equal(records.length, 1, ran.output);
  assert.equal(records[0]?.isCut, false, ran.output);
  return records[0];
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const chainOf = (chain: SentChain | null): unknown =>
  chain?.said === 'sent' ? [chain.protocol, chain.certificates.map(hash)] : chain && [chain.said, chain.ending];
const httpOf = (answer: HttpAnswer | null): unknown => answer && { ...answer, date: answer.date !== null, dateAt: answer.dateAt !== null };

/** What both witnesses have to see alike. */
function told({ connect, protocols, ciphers, groups, alpn, stapled, chain, unnamed, http, https }: ProbeRecord): unknown {
  return {
    connect,
    protocols,
    ciphers,
    groups,
    alpn,
    stapled: stapled && [stapled.isThere, stapled.response && hash(stapled.response)],
    chain: chainOf(chain),
    unnamed: chainOf(unnamed),
    http: httpOf(http),
    https: httpOf(https),
  };
}

interface Asked {
  port: number;
  httpPort?: number;
  starttls?: Starttls;
  timeout?: number;
}

/** As Node's own witness sees it. */
function byNode({ port, httpPort, starttls, timeout = PATIENT }: Asked): Promise<ProbeRecord> {
  const question = { host: HOST, name: HOST, address: '127.0.0.1', port, now: () => new Date() };
  return probeServer({ ...question, starttls: starttls ?? null, httpPort: httpPort ?? null, timeout: timeout * 1000 });
}

const optionsFor = ({ port, httpPort, starttls, timeout = PATIENT }: Asked): string[] => [
  ...['--address', '127.0.0.1', '--timeout', String(timeout)],
  ...(httpPort === undefined ? [] : ['--http-port', String(httpPort)]),
  ...(starttls === undefined ? [] : ['--starttls', starttls]),
  `${HOST}:${port}`,
];

/** The script under each shell sees what Node sees; its last record. */
async function agrees(shop: Workshop, asked: Asked): Promise<ProbeRecord> {
  const expected = await byNode(asked);
  for (const shell of shells) {
    const ran = await script(shop, optionsFor(asked), {}, shell);
    assert.deepEqual(told(recordOf(ran)), told(expected), `${shell.join(' ')}\n${ran.output}`);
  }
  return expected;
}

test('指令檔裡的位元組，和程式的表一字不差', () => {
  const written = new Map(
    [...readFileSync(SCRIPT, 'utf8').matchAll(/^(\w+)=([0-9a-f]{6,})$/gm)].map(([, name = '', bytes = '']) => [name, bytes]),
  );
  const weak = Object.entries(weakSuites).map(([family, bytes]) => [`weak_${family}`, bytes] as const);
  assert.deepEqual(written, new Map([...Object.entries(helloTable), ...weak]));
});

serverTest('每一個交握的位元組都和 Node 送的一樣，主機名稱多長都是', ['openssl', 'bash'], async (shop) => {
  const heard: string[] = [];
  const server = await listening((socket) => {
    socket.once('data', (bytes: Buffer) => {
      heard.push(bytes.toString('hex'));
      socket.end();
    });
  });
  // Of the libraries' own hellos none has these bytes; random and key are what differs.
  const ours = (): string[] =>
    heard
      .splice(0)
      .filter((hello) => hello.startsWith('160300') || hello.includes(helloTable.signatures))
      .map((hello) => hello.replace(/^(.{22}).{64}/, '$1').replace(/(003300260024001d0020).{64}/, '$1'))
      .sort();
  const bare = (name: string): number =>
    clientHello({ protocol: 'TLSv1.2', suites: helloTable.suites, name, withAlpn: true, random: Array<number>(32).fill(0), keyShare: [] })
      .length;
  // The shortest name with which the hello is filled up, the names around it, and the longest that there are.
  const first = Array.from({ length: 250 }, (_, at) => at + 1).find((length) => bare('a'.repeat(length)) === 5 + 512) ?? 0;
  try {
    for (const length of [1, first - 1, first, first + 1, 253]) {
      const name = 'a'.repeat(length);
      const ran = await script(shop, ['--address', '127.0.0.1', '--timeout', String(PATIENT), `${name}:${server.port}`]);
      const sent = ours();
      // One a protocol, and one a weak family, as nothing else was accepted.
      assert.equal(sent.length, 12, ran.output);
      const question = { host: name, name, address: '127.0.0.1', port: server.port, starttls: null, httpPort: null };
      await probeServer({ ...question, timeout: PATIENT * 1000, now: () => new Date() });
      assert.deepEqual(sent, ours(), `${length}`);
    }
  } finally {
    await server.close();
  }
});

serverTest('真的網站：協定、套件、串鍊、裝訂的 OCSP、預設網站、HTTP 都和 Node 看到的一樣', ['nginx', 'openssl', 'bash'], async (shop) => {
  const authority = new Authority(shop.path('authority'));
  const { issuer, chain: between } = gtlscaShape(authority);
  authority.leaf('site', { by: issuer });
  authority.leaf('other', { by: issuer, san: 'DNS:other.example.gov.tw' });
  const full = shop.write('full.pem', authority.bundle('site', ...between));
  const response = shop.write('response.der', answered(authority, issuer, 'site'));
  const server = running(
    await startNginx(
      shop,
      2,
      ([tls, plain]) => `
        ssl_protocols TLSv1.2 TLSv1.3;
        server { listen 127.0.0.1:${tls} ssl default_server; server_name _; ssl_certificate ${authority.path('other')};
          ssl_certificate_key ${authority.path('other', 'key')}; return 404; }
        server { listen 127.0.0.1:${tls} ssl http2; server_name ${HOST}; ssl_certificate ${full};
          ssl_certificate_key ${authority.path('site', 'key')}; ssl_stapling on; ssl_stapling_file ${response};
          add_header Strict-Transport-Security "max-age=31536000" always; return 204; }
        server { listen 127.0.0.1:${plain}; return 301 https://$host/; }`,
    ),
  );
  const [port = 0, httpPort = 0] = server.ports;
  const seen = await agrees(shop, { port, httpPort });
  assert.equal(seen.chain?.said === 'sent' && seen.chain.certificates.length, 1 + between.length);
  assert.equal(seen.unnamed?.said === 'sent' && seen.unnamed.certificates.length, 1);
  assert.equal(seen.stapled?.response && hash(seen.stapled.response), hash(readFileSync(response)));
  assert.deepEqual([seen.http?.status, seen.https?.status, seen.https?.hsts], [301, 204, 'max-age=31536000']);
});

serverTest(
  '各種 TLS 設定：舊協定、弱的套件、沒有前向保密、有限體、ECDSA，都和 Node 看到的一樣',
  ['nginx', 'openssl', 'bash'],
  async (shop) => {
    const authority = new Authority(shop.path('authority'));
    const { issuer, chain: between } = gtlscaShape(authority);
    authority.leaf('site', { by: issuer });
    const full = shop.write('full.pem', authority.bundle('site', ...between));
    const key = authority.path('site', 'key');
    const ecdsa = shop.path('ecdsa');
    await shop.run('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384', '-nodes', '-subj', `/CN=${HOST}`],
      ...['-keyout', `${ecdsa}.key`, '-out', `${ecdsa}.pem`],
    ]);
    const field = shop.path('dh.pem');
    await shop.run('openssl', ['genpkey', '-genparam', '-algorithm', 'DH', '-pkeyopt', 'group:ffdhe2048', '-out', field]);
    const ciphers = (names: string): string => `ssl_ciphers ${names}:@SECLEVEL=0;`;
    const cases: Record<string, string> = {
      什麼都接受: `ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ${ciphers('ALL:COMPLEMENTOFALL')}`,
      '只有 TLS 1.0': `ssl_protocols TLSv1; ${ciphers('ALL')}`,
      '只有 TLS 1.1': `ssl_protocols TLSv1.1; ${ciphers('ALL')}`,
      '只有 RSA 金鑰交換': `ssl_protocols TLSv1.2; ${ciphers('AES128-SHA')}`,
      有限體: `ssl_protocols TLSv1.2; ssl_dhparam ${field}; ${ciphers('DHE-RSA-AES128-SHA')}`,
      匿名: `ssl_protocols TLSv1.2; ${ciphers('AECDH-AES128-SHA:ECDHE-RSA-AES128-SHA')}`,
      不加密: `ssl_protocols TLSv1.2; ${ciphers('NULL-SHA256:AES128-SHA')}`,
      'ECDSA 與 P-384': `ssl_protocols TLSv1.2 TLSv1.3; ssl_ecdh_curve P-384;`,
      '只有 TLS 1.3': 'ssl_protocols TLSv1.3;',
    };
    const names = Object.keys(cases);
    const server = running(
      await startNginx(shop, names.length, (ports) =>
        names
          .map((name, place) => {
            const files = name.startsWith('ECDSA') ? [`${ecdsa}.pem`, `${ecdsa}.key`] : [full, key];
            return `server { listen 127.0.0.1:${ports[place]} ssl; ssl_certificate ${files[0]}; ssl_certificate_key ${files[1]}; ${cases[name]} return 204; }`;
          })
          .join('\n'),
      ),
    );
    const seen = new Map<string, ProbeRecord>();
    for (const [place, name] of names.entries()) {
      const port = server.ports[place] ?? 0;
      const record = recordOf(await script(shop, optionsFor({ port })));
      assert.deepEqual(told(record), told(await byNode({ port })), name);
      seen.set(name, record);
    }
    assert.equal(seen.get('有限體')?.groups['TLSv1.2'], 'dhe-2048');
    assert.equal(seen.get('匿名')?.ciphers.anon?.said, 'yes');
    assert.equal(seen.get('不加密')?.ciphers.NULL?.said, 'yes');
    assert.equal(seen.get('ECDSA 與 P-384')?.groups['TLSv1.2'], 'secp384r1');
    const only13 = seen.get('只有 TLS 1.3')?.chain;
    assert.deepEqual(
      only13?.said === 'sent' && only13.certificates.map(hash),
      ['site', ...between].map((each) => hash(readFileSync(authority.path(each, 'cer')))),
    );
  },
);

interface Listening {
  port: number;
  close(): Promise<void>;
}

/** A server on a free port of the loopback address that does this with every connection. */
async function listening(work: (socket: Socket) => void): Promise<Listening> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    work(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** What a server says in pieces of one byte. */
const dribble = (socket: Socket, bytes: Uint8Array): void => {
  const next = (at: number): void => {
    if (at < bytes.length) socket.write(bytes.subarray(at, at + 1), () => setImmediate(next, at + 1));
  };
  next(0);
};

serverTest('不好好說話的：每一種都說出怎麼結束的，和 Node 一樣', ['openssl', 'bash'], async (shop) => {
  const once = (socket: Socket, answer: (socket: Socket) => void): void => void socket.once('data', () => answer(socket));
  const warned = Buffer.from('15030100020170' + '1503010002022f', 'hex');
  const cases: Record<string, (socket: Socket) => void> = {
    關掉連線: (socket) => once(socket, () => socket.end()),
    重設連線: (socket) => once(socket, () => socket.resetAndDestroy()),
    亂碼: (socket) => once(socket, () => socket.end(Buffer.alloc(4000, 0xa7))),
    '80 的 HTTP': (socket) => once(socket, () => socket.end('HTTP/1.1 400 Bad Request\r\nServer: plain\r\n\r\n')),
    '先警告再拒絕，一次一個位元組': (socket) => once(socket, () => dribble(socket, warned)),
    '一則訊息說有 16 MiB': (socket) => once(socket, () => socket.write(Buffer.from('160303000402ffffff', 'hex'))),
    警告個不停: (socket) => once(socket, () => socket.write(Buffer.concat(Array<Buffer>(45_000).fill(warned.subarray(0, 7))))),
    比一個紀錄還長: (socket) => once(socket, () => socket.write(Buffer.from('160303ffff', 'hex'))),
  };
  for (const [name, work] of Object.entries(cases)) {
    const server = await listening(work);
    try {
      const ran = await script(shop, optionsFor(server));
      // Of a handshake that fails the two libraries do not say the same.
      const [seen, expected] = [recordOf(ran), await byNode(server)].map((record) => told({ ...record, https: null }));
      assert.deepEqual(seen, expected, `${name}\n${ran.output}`);
      assert.equal(ran.code, 0);
    } finally {
      await server.close();
    }
  }
});

serverTest('連不上的：沒有人聽、找不到主機、一直不說話，都在時間內說出來', ['openssl', 'bash'], async (shop) => {
  const closed = await script(shop, ['--address', '127.0.0.1', `${HOST}:${await freePort()}`]);
  assert.equal(recordOf(closed).connect, 'refused');
  assert.equal(closed.code, 1);
  const unknown = await script(shop, ['--timeout', '60', 'nowhere.invalid']);
  assert.deepEqual([recordOf(unknown).connect, recordOf(unknown).address, unknown.code], ['unknown-host', null, 1]);
  const clock = stoppedClock(shop);
  const silent = await listening((socket) => void socket.once('data', clock.heard));
  try {
    const ran = await script(shop, ['--address', '127.0.0.1', '--timeout', '1', `${HOST}:${silent.port}`], { env: clock.env });
    const { connect, protocols, https } = recordOf(ran);
    assert.deepEqual([connect, https?.ending?.how], ['ok', 'timeout']);
    assert.deepEqual(new Set(Object.values(protocols).map((answer) => answer.said !== 'yes' && answer.ending.how)), new Set(['timeout']));
  } finally {
    await silent.close();
  }
});

serverTest('HTTP 的欄位裡有什麼，都只是一行 300 個字以內的文字', ['openssl', 'bash'], async (shop) => {
  const { key, cert } = await selfSigned(shop);
  const hostile = [
    'HTTP/1.1 301 Moved\r\n',
    'Location: https://www.example.gov.tw/\u001b[31m\u0000$(touch x)`id`;rm -rf /\r\n',
    `Server: ${'a'.repeat(5000)}\r\n`,
    'Strict-Transport-Security: max-age=1\n=== end kb-probe ===\r\n',
    'Set-Cookie: secret=1\r\nDate: Mon, 30 Nov 2026 05:40:01 GMT\r\n\r\n',
  ].join('');
  const plain = await listening((socket) => void socket.once('data', () => socket.end(hostile, 'latin1')));
  const server = createTlsServer(
    { key, cert },
    (socket) => void socket.on('error', () => {}).once('data', () => socket.end(hostile, 'latin1')),
  );
  const port = await started(server);
  try {
    for (const shell of shells) {
      const ran = await script(shop, optionsFor({ port, httpPort: plain.port }), {}, shell);
      const record = recordOf(ran);
      for (const answer of [record.http, record.https]) {
        assert.equal(answer?.status, 301, ran.output);
        assert.equal(answer.location, 'https://www.example.gov.tw/ [31m $(touch x)`id`;rm -rf /');
        assert.equal(answer.server, 'a'.repeat(300));
        assert.equal(answer.hsts, 'max-age=1');
        assert.equal(answer.date, Date.parse('2026-11-30T05:40:01Z'));
      }
      assert.ok(!ran.output.includes('secret'));
      assert.equal(existsSync(shop.path('x')), false);
    }
  } finally {
    await plain.close();
    await closed(server);
  }
});

serverTest('回答和連線的結束一起到：完整的回答就是完整的，不說成斷線', ['openssl', 'bash'], async (shop) => {
  // Of the answer nothing is read before the connection is over: the `tr` that looks for its end has looked already, and then waits.
  const PATH = [folderOf(shop, 'tools', [...TOOLS.filter((name) => name !== 'tr'), 'bash']), shop.path('slow')].join(delimiter);
  const looked = shop.path('looked');
  shop.write(
    'slow/tr',
    [
      '#!/bin/sh',
      `"${where('tr')}" "$@"`,
      `[ "$2" = '\\r\\000' ] || exit 0`,
      `until [ -f "$TMPDIR"/kb-probe.*/over ]; do echo >>"${looked}"; sleep 0.05; done`,
      '',
    ].join('\n'),
  );
  chmodSync(shop.path('slow/tr'), 0o755);
  const looks = (): number => (existsSync(looked) ? readFileSync(looked).length : 0);
  const server = await listening((socket) =>
    socket.once('data', (piece) => {
      if (piece[0] === 22) return void socket.end();
      const before = looks();
      const answer = (): void => {
        if (looks() > before) socket.end('SSH-2.0-x\r\n\r\n');
        else setTimeout(answer, 10);
      };
      answer();
    }),
  );
  try {
    const ran = await script(shop, optionsFor({ port: server.port, httpPort: server.port }), { env: { PATH, TMPDIR: shop.folder } });
    assert.equal(recordOf(ran).http?.ending?.how, 'garbage', ran.output);
  } finally {
    await server.close();
  }
});

/** What a mail server says before TLS; it is spoken to one line at a time. */
const mail: Record<Starttls, { greeting: string; replies: readonly (readonly [RegExp, string])[] }> = {
  smtp: {
    greeting: '220-mail.example.gov.tw\r\n220 ESMTP\r\n',
    replies: [
      [/^EHLO /, '250-mail.example.gov.tw\r\n250-STARTTLS\r\n250 SIZE\r\n'],
      [/^STARTTLS/, '220 go ahead\r\n'],
    ],
  },
  imap: {
    greeting: '* OK ready\r\n',
    replies: [
      [/^\S+ CAPABILITY/, '* CAPABILITY IMAP4rev1 STARTTLS\r\n. OK done\r\n'],
      [/^a1 STARTTLS/, 'a1 OK begin\r\n'],
    ],
  },
  pop3: { greeting: '+OK ready\r\n', replies: [[/^STLS/, '+OK begin\r\n']] },
  ftp: { greeting: '220 ready\r\n', replies: [[/^AUTH TLS/, '234 go ahead\r\n']] },
};

serverTest('STARTTLS：先說那一種協定的話再交握；不肯的說 no-starttls', ['openssl', 'bash'], async (shop) => {
  const { key, cert } = await selfSigned(shop);
  for (const [kind, { greeting, replies }] of Object.entries(mail) as [Starttls, (typeof mail)[Starttls]][]) {
    for (const isWilling of [true, false]) {
      const server = await listening((socket) => {
        socket.write(greeting);
        const hear = (line: Buffer): void => {
          const [asked, reply] = replies.find(([pattern]) => pattern.test(line.toString('latin1'))) ?? [];
          const isLast = asked === replies.at(-1)?.[0];
          if (reply !== undefined)
            socket.write(isLast && !isWilling ? reply.replace(/^\S+( OK)?/, (word) => refusals[word] ?? '502') : reply);
          else socket.destroy();
          if (!isLast || !isWilling) return;
          socket.off('data', hear);
          const secure = new TLSSocket(socket, { isServer: true, key, cert });
          secure.on('error', () => {});
          secure.resume();
        };
        socket.on('data', hear);
      });
      try {
        const asked = { port: server.port, starttls: kind };
        const ran = await script(shop, optionsFor(asked));
        assert.deepEqual(told(recordOf(ran)), told(await byNode(asked)), `${kind} ${ran.output}`);
        assert.equal(recordOf(ran).connect, isWilling ? 'ok' : 'no-starttls', ran.output);
        assert.equal(recordOf(ran).chain?.said, isWilling ? 'sent' : undefined);
      } finally {
        await server.close();
      }
    }
  }
});
const refusals: Record<string, string> = { '+OK': '-ERR', 'a1 OK': 'a1 NO' };

async function selfSigned(shop: Workshop): Promise<{ key: Buffer; cert: Buffer }> {
  const [key, cert] = [shop.path('own.key'), shop.path('own.pem')];
  const made = await shop.run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    `/CN=${HOST}`,
    '-keyout',
    key,
    '-out',
    cert,
  ]);
  assert.equal(made.code, 0, made.output);
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

async function started(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

serverTest('沒有 bash、也沒有 nc：問不到的說 no-tool，其餘用 openssl 看，和 Node 一樣', ['openssl', 'bash', 'curl'], async (shop) => {
  const { key, cert } = await selfSigned(shop);
  const server = createTlsServer(
    { key, cert, minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0', ALPNProtocols: ['h2', 'http/1.1'] },
    (socket) => socket.on('error', () => {}).once('data', () => socket.end('HTTP/1.0 200 OK\r\n\r\n')),
  );
  const port = await started(server);
  try {
    const PATH = folderOf(shop, 'bare', TOOLS);
    const ran = await script(shop, optionsFor({ port, httpPort: await freePort() }), { env: { PATH } });
    const seen = recordOf(ran);
    const expected = await byNode({ port });
    assert.deepEqual(
      [seen.connect, seen.alpn, seen.stapled?.isThere, chainOf(seen.chain), chainOf(seen.unnamed), seen.https?.status],
      [expected.connect, 'h2', false, chainOf(expected.chain), chainOf(expected.unnamed), 200],
      ran.output,
    );
    const tls = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
    for (const protocol of tls) {
      assert.equal(seen.protocols[protocol]?.said, 'yes', ran.output);
      assert.equal(seen.groups[protocol], 'x25519', ran.output);
    }
    const noTool = { said: 'unknown', ending: { how: 'no-tool', alert: null, protocol: null } };
    assert.deepEqual(seen.protocols.SSLv3, noTool);
    assert.deepEqual(Object.values(seen.ciphers), Array(7).fill(noTool));
    assert.equal(seen.http?.ending?.how, 'no-tool');
    const curl = folderOf(shop, 'curl', ['curl']);
    const plain = await listening(
      (socket) => void socket.once('data', () => socket.end('HTTP/1.1 301 Moved\r\nLocation: https://x/\r\n\r\n')),
    );
    const withCurl = await script(shop, optionsFor({ port, httpPort: plain.port }), { env: { PATH: `${PATH}${delimiter}${curl}` } });
    await plain.close();
    assert.deepEqual([recordOf(withCurl).http?.status, recordOf(withCurl).http?.location], [301, 'https://x/'], withCurl.output);
    assert.match(ran.stdout, /^library: OpenSSL [\d.]+\S*, no socket$/m);
  } finally {
    await closed(server);
  }
});

serverTest('沒有 openssl：一句話說出來，不寫紀錄', ['openssl'], async (shop) => {
  const PATH = folderOf(
    shop,
    'none',
    TOOLS.filter((name) => name !== 'openssl'),
  );
  const ran = await script(shop, ['www.example.gov.tw'], { env: { PATH } });
  assert.deepEqual([ran.code, ran.stdout, ran.stderr], [2, '', 'kb-probe：這台主機沒有 openssl，或不在 PATH 裡。\n']);
});

serverTest('寫錯的用法：說出是哪裡，什麼都不做', ['openssl'], async (shop) => {
  let lists = 0;
  const list = (text: string): string[] => ['--file', shop.write(`list-${++lists}.txt`, text)];
  const cases: [string[], RegExp][] = [
    [[], /沒有寫主機/],
    [['-connect'], /不認得選項「-connect」/],
    [['--insecure', HOST], /不認得選項/],
    [['www.example.gov.tw;touch x'], /主機「.*」寫錯了/],
    [['$(touch x)'], /主機「.*」寫錯了/],
    [['`touch x`:443'], /主機「.*」寫錯了/],
    [['a b'], /寫錯了/],
    [['[-connect]:443'], /寫錯了/],
    [['網站.tw'], /xn--/],
    [['www.example.gov.tw:https'], /連接埠寫錯了/],
    [['www.example.gov.tw:0'], /連接埠寫錯了/],
    [['www.example.gov.tw:65536'], /連接埠寫錯了/],
    [['www.example.gov.tw:443:1'], /寫錯了/],
    [['--sni', '-x', HOST], /--sni/],
    [['--address', 'localhost', HOST], /--address/],
    [['--address', '1.2.3.4;x', HOST], /--address/],
    [['--starttls', 'xmpp', HOST], /--starttls/],
    [['--timeout', '0', HOST], /--timeout/],
    [['--timeout', '5s', HOST], /--timeout/],
    [['--http-port', '80;x', HOST], /--http-port/],
    [[HOST, '--timeout'], /後面少了值/],
    [['--file', shop.path('none.txt')], /讀不到清單/],
    [list('# 沒有主機\n'), /沒有寫主機/],
    [list('www.example.gov.tw\n-connect\n'), /主機「-connect」寫錯了/],
    [list('www.example.gov.tw $(touch x)\n'), /寫錯了/],
    [list('www.example.gov.tw 127.0.0.1 more\n'), /這一行寫錯了/],
  ];
  for (const [args, said] of cases) {
    const ran = await script(shop, args);
    assert.match(ran.stderr, said, args.join(' '));
    assert.deepEqual([ran.code, ran.stdout, existsSync(shop.path('x'))], [2, '', false], args.join(' '));
  }
  const help = await script(shop, ['--help']);
  assert.match(help.stderr, /用法/);
  assert.equal(help.code, 0);
});

serverTest('清單裡的每一台都有一份紀錄，壞的一台不影響別台；檔案自己的雜湊寫在裡面', ['openssl', 'bash'], async (shop) => {
  const { key, cert } = await selfSigned(shop);
  const server = createTlsServer({ key, cert }, (socket) => void socket.on('error', () => {}).once('data', () => socket.end()));
  const port = await started(server);
  try {
    const gone = await freePort();
    const text = `\uFEFF# 網站\r\n${HOST}:${port} 127.0.0.1 # 第一台\r\n\r\n  127.0.0.1:${port}\r\nmail.example.gov.tw:${gone} 127.0.0.1`;
    const ran = await script(shop, ['--timeout', '60', '--file', shop.write('list.txt', text)]);
    const { records } = readProbeText(ran.stdout);
    assert.deepEqual(
      records.map(({ host, name, address, connect, sha256 }) => [host, name, address, connect, sha256]),
      [
        [HOST, HOST, '127.0.0.1', 'ok', hash(readFileSync(SCRIPT))],
        ['127.0.0.1', null, '127.0.0.1', 'ok', hash(readFileSync(SCRIPT))],
        ['mail.example.gov.tw', 'mail.example.gov.tw', '127.0.0.1', 'refused', hash(readFileSync(SCRIPT))],
      ],
      ran.output,
    );
    assert.match(ran.stderr, new RegExp(`^1/3 ${HOST}:${port}\n2/3 127\\.0\\.0\\.1:${port}\n3/3 .*\n完成。`));
    assert.equal(ran.code, 1);
    assert.equal(records[1]?.unnamed, null);
    assert.equal(records[1]?.chain?.said, 'sent');
  } finally {
    await closed(server);
  }
});

serverTest('只有 busybox 的工具與它的 nc：看到的和 Node 一樣', ['openssl'], async (shop, context) => {
  const busybox = where('busybox');
  if (busybox === undefined) {
    assert.ok(!everythingIsRequired, '這台機器沒有 busybox，在 CI 裡不能略過');
    context.skip('這台機器沒有 busybox');
    return;
  }
  const PATH = folderOf(shop, 'busybox', ['openssl', 'getent']);
  for (const name of [...TOOLS, 'nc']) if (!existsSync(join(PATH, name))) symlinkSync(busybox, join(PATH, name));
  const { key, cert } = await selfSigned(shop);
  const server = createTlsServer({ key, cert, minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' }, (socket) =>
    socket.on('error', () => {}).once('data', () => socket.end('HTTP/1.0 200 OK\r\nServer: x\r\n\r\n', 'latin1')),
  );
  const port = await started(server);
  const hangup = await listening((socket) => void socket.once('data', () => socket.end()));
  try {
    for (const asked of [{ port }, { port: hangup.port, httpPort: hangup.port }]) {
      const ran = await script(shop, optionsFor(asked), { env: { PATH } }, [busybox, 'ash']);
      assert.match(ran.stdout, /^library: .*, nc$/m);
      const [seen, expected] = [recordOf(ran), await byNode(asked)].map((record) =>
        told(asked.port === port ? record : { ...record, https: null }),
      );
      assert.deepEqual(seen, expected, ran.output);
    }
  } finally {
    await hangup.close();
    await closed(server);
  }
});

serverTest('送個不停的：到 1 MiB 為止，說 too-large；收到中斷的訊號，暫存資料夾不留下', ['openssl', 'bash'], async (shop) => {
  const endless = await listening((socket) => {
    const more = (error?: Error | null): void => {
      if (!error && !socket.destroyed) socket.write('a'.repeat(65_536), more);
    };
    more();
  });
  const silent = await listening((socket) => socket.resume());
  const TMPDIR = shop.path('tmp');
  mkdirSync(TMPDIR);
  try {
    const ran = await script(shop, optionsFor({ port: endless.port, httpPort: endless.port }), { env: { TMPDIR } });
    const { protocols, http, connect } = recordOf(ran);
    assert.deepEqual([connect, http?.ending?.how], ['ok', 'too-large'], ran.output);
    assert.ok(Object.values(protocols).every((answer) => answer.said !== 'yes' && answer.ending.how === 'not-tls'));
    assert.deepEqual(readdirSync(TMPDIR), []);
    const stopped = await shop.run(
      'sh',
      [
        '-c',
        `"$@" >out.txt 2>&1 & probe=$!; until grep -q '^connect: ok' out.txt; do sleep 0.1; done; kill -TERM $probe; wait $probe`,
        ...['sh', ...(shells[0] ?? []), SCRIPT, ...optionsFor({ port: silent.port })],
      ],
      { env: { TMPDIR } },
    );
    assert.equal(stopped.code, 143, stopped.output);
    assert.deepEqual(readdirSync(TMPDIR), []);
  } finally {
    await endless.close();
    await silent.close();
  }
});

serverTest('每一個位址各看一次；要說的名稱可以換，也可以不說', ['openssl', 'bash'], async (shop) => {
  const { key, cert } = await selfSigned(shop);
  const names: unknown[] = [];
  const server = createTlsServer({ key, cert }, (socket) => void socket.on('error', () => {}).once('data', () => socket.end()));
  server.on('connection', (socket: Socket) => void socket.on('error', () => {}));
  server.on('secureConnection', (socket: TLSSocket) => void names.push(socket.servername));
  const port = await started(server);
  const tools = folderOf(shop, 'tools', TOOLS.filter((name) => name !== 'getent').concat('bash'));
  shop.write('tools/getent', '#!/bin/sh\nprintf "%s STREAM x\\n" 127.0.0.1 127.0.0.1 127.0.0.2\n');
  chmodSync(shop.path('tools/getent'), 0o755);
  const ask = async (...args: string[]): Promise<ProbeRecord[]> => {
    const ran = await script(shop, ['--timeout', '60', ...args, `${HOST}:${port}`], { env: { PATH: tools } });
    return readProbeText(ran.stdout).records;
  };
  try {
    const every = await ask('--all-addresses', '--sni', 'other.example.gov.tw');
    assert.deepEqual(
      every.map(({ host, name, address, connect }) => [host, name, address, connect]),
      [
        [HOST, 'other.example.gov.tw', '127.0.0.1', 'ok'],
        [HOST, 'other.example.gov.tw', '127.0.0.2', 'refused'],
      ],
    );
    assert.deepEqual(new Set(names), new Set(['other.example.gov.tw']));
    names.length = 0;
    const [first, ...rest] = await ask('--sni', '-');
    assert.deepEqual([first?.name, first?.unnamed, first?.chain?.said, rest.length], [null, null, 'sent', 0]);
    assert.deepEqual(new Set(names), new Set([false]));
  } finally {
    await closed(server);
  }
});
