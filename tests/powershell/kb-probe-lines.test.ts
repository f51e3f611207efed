import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { probeServer } from '../../src/cli/probe/probe-server.ts';
import { scriptFile } from '../../src/content/script-files.ts';
import { helloTable, weakSuites } from '../../src/core/probe/hello-table.ts';
import type { Protocol } from '../../src/core/probe/probe-record.ts';
import { probeText } from '../../src/core/probe/probe-text.ts';
import { Interpreter } from './interpreter.ts';
import { recordings, tables } from './kb-probe.ts';
import { taker } from './replay.ts';
import { Callable, elements, Table, text, type Value } from './values.ts';

/** What a ClientHello asks, as far as the servers below look at it. */
interface Asked {
  protocol: Protocol;
  suites: string;
  withName: boolean;
  withAlpn: boolean;
}
/** A recording by its name, or bytes in hex. */
type Server = (asked: Asked) => string;

const alert = (asked: Asked): string => (asked.protocol === 'SSLv3' ? '15030000020228' : '15030100020246');
const weak = (asked: Asked): boolean => asked.suites !== helloTable.suites;

const servers: Readonly<Record<string, Server>> = {
  'TLS 1.2 與 1.3，有夾帶 OCSP 回應，不說網域是另一張': (asked) => {
    if (asked.protocol === 'TLSv1.3') return 'tls13';
    if (asked.protocol !== 'TLSv1.2') return alert(asked);
    if (weak(asked) && asked.withAlpn) return '15030300020278';
    if (weak(asked)) return asked.suites === weakSuites.RSA ? 'rsa' : 'no-common-suite';
    return asked.withName ? 'stapled' : 'tls12';
  },
  '只有 TLS 1.0，不說網域是同一張，答的版本和問的不同': (asked) =>
    weak(asked) && asked.protocol !== 'TLSv1.3' ? 'no-common-suite' : 'tls10',
  '匿名的套件也接受，不說網域就拒絕': (asked) => {
    if (asked.protocol !== 'TLSv1.2') return alert(asked);
    return asked.suites === weakSuites.anon ? 'anon' : asked.withName ? 'dhe-1536' : '15030300020270';
  },
  不是TLS: () => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n').toString('hex'),
  直接掛斷: () => '',
  送了一半: () => (recordings['tls12'] ?? '').slice(0, 2000),
};

const bytesOf = (answer: string): Buffer => Buffer.from(recordings[answer] ?? answer, 'hex');

function askedBy(hello: Buffer): Asked {
  const hex = hello.toString('hex');
  const version = hex.slice(18, 22);
  const older: Protocol = version === '0300' ? 'SSLv3' : version === '0301' ? 'TLSv1.0' : version === '0302' ? 'TLSv1.1' : 'TLSv1.2';
  return {
    protocol: hex.includes(helloTable.versions13) ? 'TLSv1.3' : older,
    suites: hex.slice(92, 92 + hello.readUInt16BE(44) * 2),
    withName: hello.includes('www.example.gov.tw'),
    withAlpn: hex.includes(helloTable.alpn),
  };
}

/** The lines that the site's own witness writes of the server, between `connect` and `https`. */
async function siteLines(server: Server): Promise<string[]> {
  const listening = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (hello: Buffer) => socket.end(bytesOf(server(askedBy(hello)))));
  });
  await new Promise<void>((resolve) => void listening.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = listening.address() as AddressInfo;
    const name = 'www.example.gov.tw';
    const now = (): Date => new Date('2026-11-30T06:00:00Z');
    const record = await probeServer({
      host: name,
      port,
      address: '127.0.0.1',
      name,
      starttls: null,
      timeout: 20_000,
      httpPort: null,
      now,
    });
    const lines = probeText(record).split('\n');
    return lines.slice(
      lines.indexOf('connect: ok') + 1,
      lines.findIndex((line) => line.startsWith('https: ')),
    );
  } finally {
    await new Promise((resolve) => listening.close(resolve));
  }
}

/** The lines that Get-AnswerLines of the script writes of the same server; only the connection is the test's. */
function scriptLines(server: Server, chainOf13: Readonly<Record<string, Value>> = {}): string[] {
  const script = new Interpreter(scriptFile('kb-probe.ps1').text, tables);
  script.set('StartTls', '');
  script.set('HttpPort', 80);
  script.define('Get-HttpLines', () => []);
  script.define('Get-ChainOf13', () => tableOf(chainOf13));
  script.define('Get-Answer', ([, protocol, suites, name, withAlpn, upTo]) => {
    // The hello is the script's own as well: what is asked is read from its bytes.
    const hello = script.call('New-ClientHello', [protocol, suites, name, withAlpn, '07'.repeat(32), '07'.repeat(32)]);
    const take = taker(new Uint8Array(bytesOf(server(askedBy(Buffer.from(text(hello), 'hex'))))));
    return script.call('Read-ServerAnswer', [upTo, new Callable(([count]) => take(Number(count)))]);
  });
  const target = tableOf({ Name: 'www.example.gov.tw', Port: 8443 });
  return elements(script.call('Get-AnswerLines', [target])).map(text);
}

for (const [name, server] of Object.entries(servers))
  test(`kb-probe.ps1 問的順序與寫出的每一行，和網站自己的程式相同：${name}`, async () => {
    assert.deepEqual(scriptLines(server), await siteLines(server));
  });

test('只會 TLS 1.3 的伺服器：憑證由 Windows 讀，說明順序不知道；Windows 不會就說不會', () => {
  const server: Server = (asked) => (asked.protocol === 'TLSv1.3' ? 'tls13' : alert(asked));
  const seen = { Protocol: 'TLSv1.3', Certificates: [new Uint8Array(60).fill(0x30)], Order: ' unordered' };
  const protocols = [
    'protocol: SSLv3 no alert-40',
    ...['TLSv1.0', 'TLSv1.1', 'TLSv1.2'].map((protocol) => `protocol: ${protocol} no alert-70`),
    'protocol: TLSv1.3 yes 1302',
    'group: TLSv1.3 x25519',
  ];
  assert.deepEqual(scriptLines(server, seen), [
    ...protocols,
    'chain: TLSv1.3 1 unordered',
    '-----BEGIN CERTIFICATE-----',
    'MDAw'.repeat(16),
    'MDAw'.repeat(4),
    '-----END CERTIFICATE-----',
  ]);
  assert.deepEqual(scriptLines(server, { Certificates: null, Ending: 'no-tool' }), [...protocols, 'chain: unknown no-tool']);
});

function tableOf(entries: Readonly<Record<string, Value>>): Table {
  const table = new Table();
  for (const [key, value] of Object.entries(entries)) table.set(key, value);
  return table;
}

/** `netsh http show sslcert` of an English and a Chinese Windows, by the order and the shape of the values that Microsoft documents. */
const netsh = (words: {
  title: string;
  ip: string;
  host: string;
  central: string;
  hash: string;
  id: string;
  store: string;
  other: string;
}): string[] => [
  '',
  words.title,
  '-------------------------',
  '',
  `    ${words.ip}                      : 0.0.0.0:443`,
  `    ${words.hash}             : ${'3C'.repeat(20)}`,
  `    ${words.id}               : {4dc3e181-e14b-4a21-b022-59fc669b0914}`,
  `    ${words.store}       : My`,
  `    ${words.other} : Enabled`,
  '    Revocation Freshness Time    : 0',
  '    Extended Properties:',
  '      PropertyId                   : 0',
  '',
  `    ${words.host}                : www.example.gov.tw:443`,
  `    ${words.hash}             : ${'ab'.repeat(20)}`,
  `    ${words.id}               : {00000000-0000-0000-0000-000000000000}`,
  `    ${words.store}       : (null)`,
  '',
  `    ${words.ip}                      : [::]:8443`,
  `    ${words.hash}             : ${'cd'.repeat(20)}`,
  `    ${words.id}               : {4dc3e181-e14b-4a21-b022-59fc669b0914}`,
  `    ${words.store}       : WebHosting`,
  '',
  `    ${words.central}    : 443`,
  `    ${words.hash}             : (null)`,
  `    ${words.id}               : {4dc3e181-e14b-4a21-b022-59fc669b0914}`,
  `    ${words.store}       : (null)`,
  '',
];

test('netsh 的輸出照順序與值的樣子讀，中文與英文的 Windows 都一樣', () => {
  const script = new Interpreter(scriptFile('kb-probe.ps1').text, tables);
  const english = {
    title: 'SSL Certificate bindings:',
    ip: 'IP:port',
    host: 'Hostname:port',
    central: 'Central Certificate Store',
    hash: 'Certificate Hash',
    id: 'Application ID',
    store: 'Certificate Store Name',
    other: 'Verify Client Certificate Revocation',
  };
  const chinese = {
    title: 'SSL 憑證繫結:',
    ip: 'IP:連接埠',
    host: '主機名稱:連接埠',
    central: '中央憑證存放區',
    hash: '憑證雜湊',
    id: '應用程式識別碼',
    store: '憑證存放區名稱',
    other: '驗證用戶端憑證撤銷',
  };
  for (const words of [english, chinese])
    assert.deepEqual(script.call('Read-SslCert', [netsh(words)]), [
      `binding: 0.0.0.0:443 ${'3c'.repeat(20)} My`,
      `binding: www.example.gov.tw:443 ${'ab'.repeat(20)} -`,
      `binding: [::]:8443 ${'cd'.repeat(20)} WebHosting`,
      'binding: ccs:443 - -',
    ]);
  assert.deepEqual(script.call('Read-SslCert', [['', 'The system cannot find the file specified.', '']]), null);
});
