import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientHello, type HelloQuestion } from '../../src/core/probe/client-hello.ts';
import { helloTable, weakSuites } from '../../src/core/probe/hello-table.ts';
import { replay } from './replay.ts';

/** What a server answered to one ClientHello, to the last byte that it sent by itself; hex. */
export type Recordings = Record<string, string>;

type Question = Pick<HelloQuestion, 'protocol' | 'suites'>;
const old: Question = { protocol: 'TLSv1.2', suites: helloTable.suites };
const all = ['-cipher', 'ALL:@SECLEVEL=0'];

/** What is asked of which `openssl s_server`. */
const cases: readonly { name: string; options: readonly string[]; question: Question }[] = [
  { name: 'tls12', options: ['-tls1_2', '-alpn', 'http/1.1'], question: old },
  { name: 'tls11', options: ['-tls1_1', ...all], question: { ...old, protocol: 'TLSv1.1' } },
  { name: 'tls10', options: ['-tls1', ...all], question: { ...old, protocol: 'TLSv1.0' } },
  { name: 'tls13', options: ['-tls1_3'], question: { protocol: 'TLSv1.3', suites: helloTable.suites13 } },
  { name: 'hello-retry', options: ['-tls1_3', '-groups', 'P-384'], question: { protocol: 'TLSv1.3', suites: helloTable.suites13 } },
  { name: 'other-version', options: ['-tls1_2'], question: { protocol: 'TLSv1.3', suites: helloTable.suites13 } },
  { name: 'alert', options: ['-tls1_2'], question: { ...old, protocol: 'TLSv1.0' } },
  { name: 'stapled', options: ['-tls1_2', '-status_file', 'response.der'], question: old },
  { name: 'dhe', options: ['-tls1_2', '-cipher', 'DHE-RSA-AES128-GCM-SHA256'], question: old },
  { name: 'dhe-1536', options: ['-tls1_2', '-cipher', 'DHE:@SECLEVEL=0', '-dhparam', 'dh.pem'], question: old },
  { name: 'rsa', options: ['-tls1_2', ...all], question: { ...old, suites: weakSuites.RSA } },
  { name: 'anon', options: ['-tls1_2', '-nocert', ...all], question: { ...old, suites: weakSuites.anon } },
  { name: 'no-common-suite', options: ['-tls1_2'], question: { ...old, suites: weakSuites.NULL } },
];

/** Asks an `openssl s_server` of each kind, on the loopback. What it makes is deleted again. Rejects where one does not come up. */
export async function recordServers(openssl: string): Promise<Recordings> {
  const folder = mkdtempSync(join(tmpdir(), 'kb-recordings-'));
  try {
    makeFiles(openssl, folder);
    const recordings: Recordings = {};
    for (const { name, options, question } of cases) recordings[name] = await record(openssl, folder, options, question);
    return recordings;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function makeFiles(openssl: string, folder: string): void {
  const run = (...args: string[]): unknown => execFileSync(openssl, args, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'rsa:2048', '-nodes', '-sha256'];
  run('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '9', '-subj', '/CN=Test CA');
  run('req', ...key, '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/CN=www.example.gov.tw');
  run('x509', '-req', '-in', 'leaf.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-set_serial', '16', '-days', '5', '-out', 'leaf.pem');
  // A database of `openssl ca`: valid, until, serial, subject.
  writeFileSync(join(folder, 'index.txt'), 'V\t491231235959Z\t\t10\tunknown\t/CN=www.example.gov.tw\n');
  run('ocsp', '-issuer', 'ca.pem', '-cert', 'leaf.pem', '-reqout', 'request.der');
  const signer = ['-CA', 'ca.pem', '-rsigner', 'ca.pem', '-rkey', 'ca.key'];
  run('ocsp', '-index', 'index.txt', ...signer, '-reqin', 'request.der', '-respout', 'response.der', '-ndays', '5');
  run('genpkey', '-genparam', '-algorithm', 'DH', '-pkeyopt', 'group:modp_1536', '-out', 'dh.pem');
}

async function record(openssl: string, folder: string, options: readonly string[], question: Question): Promise<string> {
  const certificate = options.includes('-nocert') ? [] : ['-cert', 'leaf.pem', '-key', 'leaf.key', '-cert_chain', 'ca.pem'];
  const server = spawn(openssl, ['s_server', '-accept', '127.0.0.1:0', ...certificate, ...options], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  try {
    const socket = connect(await portOf(server), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(clientHello({ ...question, name: 'www.example.gov.tw', withAlpn: true, random: Array<number>(32).fill(7), keyShare }));
    let bytes = Buffer.alloc(0);
    for await (const chunk of socket) {
      bytes = Buffer.concat([bytes, chunk as Buffer]);
      // It waits for the client as soon as the client has everything.
      if (replay(bytes, 'done').answer.ending?.how !== 'closed') break;
    }
    return bytes.toString('hex');
  } finally {
    server.kill('SIGKILL');
    await once(server, 'close');
  }
}

/** A key that is a point of the curve: the server calculates with it. */
const keyShare = [9, ...Array<number>(31).fill(0)];

async function portOf(server: ChildProcess): Promise<number> {
  let said = '';
  for await (const chunk of server.stdout ?? []) {
    said += String(chunk);
    const port = /^ACCEPT \S*:(\d+)$/mu.exec(said)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`openssl s_server: ${said}`);
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(new URL('recordings.json', import.meta.url), `${JSON.stringify(await recordServers('openssl'), null, 2)}\n`);
