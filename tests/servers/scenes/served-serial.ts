import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { servedCertificates } from '../support/client.ts';
import type { Reader } from '../support/reader.ts';
import { eventually, type Running } from '../support/workshop.ts';

/** Waits until the server sends that certificate. */
export async function serves(reader: Reader, path: string): Promise<void> {
  const wanted = new X509Certificate(readFileSync(path)).serialNumber;
  let sent: string | undefined;
  await eventually(async () => {
    const [first] = await servedCertificates(reader.shop, Number(reader.values.port));
    sent = first && new X509Certificate(first).serialNumber;
    return sent === wanted;
  });
  assert.equal(sent, wanted, '伺服器沒有換成這一張憑證');
}

/** Somebody who is connected, has asked once and asks again later on the same connection. */
export async function keepsTalking(reader: Reader): Promise<{ stillTalks: () => Promise<void> }> {
  const host = reader.values.domain ?? '';
  const socket = connect({
    port: Number(reader.values.port),
    host: '127.0.0.1',
    servername: host,
    ca: readFileSync(reader.env.SSL_CERT_FILE ?? ''),
  });
  const ask = async (): Promise<void> => {
    assert.ok(!socket.destroyed, '連著的連線斷了');
    const answer = await new Promise<string>((resolve) => {
      socket.once('data', (bytes: Buffer) => resolve(bytes.toString()));
      // Otherwise nothing would ever come.
      socket.once('close', () => resolve('closed'));
      socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    });
    assert.match(answer, /^HTTP\/1\.1 (?:200|404)/);
  };
  await once(socket, 'secureConnect');
  await ask();
  return {
    stillTalks: async () => {
      await ask();
      socket.destroy();
    },
  };
}

/** Waits until the server has written that. */
export async function says(server: Running, what: RegExp): Promise<void> {
  await eventually(() => what.test(server.output()));
  assert.match(server.output(), what);
}
