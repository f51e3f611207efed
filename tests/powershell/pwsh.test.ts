import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { test } from 'node:test';
import { probeServer } from '../../src/cli/probe/probe-server.ts';
import { root } from '../../src/content/root.ts';
import type { ProbeRecord } from '../../src/core/probe/probe-record.ts';
import { readProbeText } from '../../src/core/probe/read-probe-text.ts';
import { keyPem, makeCertificate, makeKeys } from '../support/make-certificate.ts';

/** What both witnesses have to say alike. */
const alike = ({ protocols, ciphers, groups, alpn, stapled, chain, unnamed, https }: ProbeRecord): unknown => {
  const sent = (one: ProbeRecord['chain']): unknown =>
    one?.said === 'sent' ? one.certificates.map((der) => Buffer.from(der).toString('hex')) : one;
  return { protocols, ciphers, groups, alpn, stapled, chain: sent(chain), unnamed: sent(unnamed), https: https?.status };
};

// The only test that is not asked for by CI: Debian has no package of PowerShell. Whoever has one sees here what it does.
test('真的 PowerShell（pwsh）執行 kb-probe.ps1，看到的和網站自己的程式相同', { timeout: 120_000 }, async (t) => {
  if (spawnSync('pwsh', ['-NoProfile', '-Command', 'exit 0']).status !== 0) return t.skip('這台機器沒有 pwsh；CI 也不要求');
  const keys = await makeKeys();
  const name = '/CN=www.example.gov.tw';
  const certificate = await makeCertificate({
    name,
    keys,
    serial: 1,
    from: new Date('2026-11-01T00:00:00Z'),
    days: 90,
    hosts: ['www.example.gov.tw'],
  });
  const server = createServer({ key: await keyPem(keys), cert: certificate, maxVersion: 'TLSv1.2' }, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nServer: test\r\n\r\n'));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const host = 'www.example.gov.tw';
    const now = (): Date => new Date('2026-11-30T06:00:00Z');
    const expected = await probeServer({
      host,
      port,
      address: '127.0.0.1',
      name: host,
      starttls: null,
      timeout: 20_000,
      httpPort: null,
      now,
    });
    const script = join(root, 'content/scripts/kb-probe.ps1');
    const running = spawn('pwsh', ['-NoProfile', '-File', script, `${host}:${port}`, '-Address', '127.0.0.1', '-TimeoutSeconds', '20']);
    let said = '';
    running.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    running.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(running, 'close')) as [number];
    assert.equal(code, 0, said);
    const [record] = readProbeText(said).records;
    assert.ok(record, said);
    assert.deepEqual(alike(record), alike(expected), said);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});
