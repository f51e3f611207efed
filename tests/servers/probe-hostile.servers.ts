import assert from 'node:assert/strict';
import { test } from 'node:test';
import { probeServer, type ProbeQuestion } from '../../src/cli/probe/probe-server.ts';
import type { ProbeRecord } from '../../src/core/probe/probe-record.ts';
import { freePort } from '../../src/dev/free-port.ts';
import { HOST } from './support/authority.ts';
import { serverTest } from './support/server-test.ts';
import { hostiles, type Hostile } from './probe/hostile-servers.ts';
import { pki } from './probe/pki.ts';
import { askScript, hasScript, stoppedClock } from './probe/script-witness.ts';
import { tcpServer, tlsServer } from './probe/tls-server.ts';
import { viewOf, type View } from './probe/view.ts';

/** Steps that only their time ends take the short one; the others have time enough to end by what is read. The script has a clock of its own. */
const [SHORT, LONG] = [1, 10];

const ask = (port: number, more: Partial<ProbeQuestion> = {}): Promise<ProbeRecord> =>
  probeServer({
    host: HOST,
    port,
    address: '127.0.0.1',
    name: HOST,
    starttls: null,
    timeout: LONG * 1000,
    httpPort: null,
    now: () => new Date(),
    ...more,
  });

const partOf = (view: View, like: Partial<View>): Partial<View> => Object.fromEntries(Object.entries(view).filter(([key]) => key in like));

const questionFor = ({ starttls = null, isHttp, isSlow }: Hostile, port: number): Partial<ProbeQuestion> => ({
  starttls,
  httpPort: isHttp === true ? port : null,
  timeout: (isSlow === true ? SHORT : LONG) * 1000,
});

for (const hostile of hostiles) {
  const { name, start, sees, starttls, isHttp, isSlow } = hostile;
  serverTest(`壞伺服器：${name}`, ['openssl'], async (shop) => {
    // Made before anything has its time: keys take long on a busy machine.
    pki();
    const clock = isSlow === true ? stoppedClock(shop) : null;
    const server = await start(() => clock?.heard());
    try {
      const { port } = server;
      assert.deepEqual(partOf(viewOf(await ask(port, questionFor(hostile, port))), sees), sees);
      if (!hasScript) return;
      const question = { port, ...(starttls ? { starttls } : {}), ...(isHttp === true ? { httpPort: port } : {}) };
      const script = viewOf(await askScript(shop, question, LONG, clock?.env));
      const expected = hostile.script ?? sees;
      assert.deepEqual(partOf(script, expected), expected, '指令檔看到的不同');
    } finally {
      server.close();
    }
  });
}

test('沒有人聽的連接埠：說拒絕，其餘不問', async () => {
  const { connect, protocols, https } = await ask(await freePort());
  assert.deepEqual([connect, protocols, https], ['refused', {}, null]);
});

test('找不到的主機名稱：說不認得', async () => {
  assert.equal((await ask(443, { address: 'no-such-host.invalid', timeout: 10_000 })).connect, 'unknown-host');
});

test('IPv6：照樣問得到，Host 欄位加上括號與連接埠', async () => {
  const asked: string[] = [];
  const server = await tcpServer(
    (socket) => socket.on('data', (piece) => void (asked.push(piece.toString('latin1')), socket.end('HTTP/1.0 204 x\n\n'))),
    '::1',
  );
  try {
    const { http } = await ask(server.port, { address: '::1', host: '::1', name: null, httpPort: server.port });
    assert.equal(http?.status, 204);
    assert.ok(asked.some((text) => text.includes(`\r\nHost: [::1]:${server.port}\r\n`)));
  } finally {
    server.close();
  }
});

test('HTTP 的欄位：長的欄位後面也讀得到，控制字元與假的紀錄進不了結果', async () => {
  const lines = [
    'HTTP/1.1 103 Early Hints',
    '',
    'HTTP/1.1 301 Moved',
    `Content-Security-Policy: ${'x'.repeat(5000)}`,
    'Server: \u001b[2Jevil\u0000 -----BEGIN CERTIFICATE----- === kb-probe 1 ===',
    `Location: https://${HOST}/?a===`,
    '',
    '',
  ];
  const server = await tcpServer((socket) => socket.once('data', () => socket.end(lines.join('\r\n'))));
  try {
    const { http } = await ask(server.port, { httpPort: server.port });
    assert.deepEqual(http && [http.status, http.location, http.server], [
      301,
      `https://${HOST}/?a===`,
      '[2Jevil  ----BEGIN CERTIFICATE---- ==. kb-probe 1 ===',
    ]);
  } finally {
    server.close();
  }
});

test('問完之後沒有留下連線，半關的也一樣', async () => {
  let open = 0;
  const server = await tlsServer((socket) => {
    open++;
    socket.on('close', () => open--);
    socket.write(Buffer.alloc(3, 22));
  });
  try {
    await ask(server.port, { timeout: 300 });
    while (open > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  } finally {
    server.close();
  }
});
