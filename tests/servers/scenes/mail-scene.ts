import assert from 'node:assert/strict';
import { connect, type TLSSocket } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathOf } from '../support/checks.ts';
import { sClient } from '../support/client.ts';
import { Deployment } from '../support/deployment.ts';
import { findProgram } from '../support/find-program.ts';
import { Reader } from '../support/reader.ts';
import { dovecotEnv, startDovecot } from '../support/server-dovecot.ts';
import { postfix, postfixEnv, startPostfix } from '../support/server-postfix.ts';
import { siteCertificate } from '../support/site-certificate.ts';
import { governmentShape } from '../support/shapes.ts';
import { eventually, type Workshop } from '../support/workshop.ts';
import { filesForNginx } from './nginx-scene.ts';
import { Issuer, SILENT_OCSP } from './pki.ts';
import { running } from './site.ts';

/** Somebody who stays connected by TLS while the server is given another certificate. */
class Guest {
  readonly #socket: TLSSocket;
  #heard = '';

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
    this.#socket.setEncoding('utf8').on('data', (text: string) => (this.#heard += text));
    this.#socket.on('error', (error: Error) => (this.#heard += error.message));
  }

  /** Says a line, if any, and waits for the answer. */
  async hears(answer: RegExp, line?: string): Promise<void> {
    this.#heard = '';
    if (line !== undefined) this.#socket.write(`${line}\r\n`);
    await eventually(() => answer.test(this.#heard));
    assert.match(this.#heard, answer);
  }

  leave(): void {
    this.#socket.destroy();
  }
}

/** A mail server that a reader works on: how it is asked, and the blocks of its page by what they are for. */
interface Mail {
  reader: Reader;
  issuer: Issuer;
  /** Ports that are asked, each with what s_client needs for it. */
  ports: [port: number, ...options: string[]][];
  verify: string[];
  reload: string;
  keep: string;
  undo: string;
}

const serialOf = (path: string): string => new X509Certificate(readFileSync(path)).serialNumber;

/** Every port sends the certificate that is in its place; a reload is over a moment after its command. */
async function servesPlaced({ reader, ports }: Mail): Promise<string> {
  const serial = serialOf(pathOf(reader, 'fullchainPath'));
  for (const [port, ...options] of ports) {
    let sent = '';
    await eventually(async () => {
      const pem = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/.exec(
        (await sClient(reader.shop, port, ...options)).stdout,
      );
      sent = pem === null ? 'nothing' : new X509Certificate(pem[0]).serialNumber;
      return sent === serial;
    });
    assert.equal(sent, serial);
  }
  return serial;
}

/** Looks, renews while somebody is connected, looks, goes back and looks. */
async function renewsAndUndoes(mail: Mail, guest: Guest, stays: () => Promise<void>): Promise<string[]> {
  const { reader, issuer } = mail;
  const first = await servesPlaced(mail);
  await reader.runAll(...mail.verify);
  await reader.run(mail.keep);
  await issuer.handOver('renewed', SILENT_OCSP);
  await reader.runAll('nginx-convert', 'nginx-place-files', mail.reload);
  const second = await servesPlaced(mail);
  assert.notEqual(second, first);
  await reader.runAll(...mail.verify);
  await stays();
  guest.leave();
  await reader.run(mail.undo);
  assert.equal(await servesPlaced(mail), first);
  return [`完整串鍊 ${reader.served} 張，名稱相符`, '重新載入後是新的序號，連著的沒有斷', '換回舊的，序號是舊的'];
}

async function arrives(shop: Workshop, env: Record<string, string>): Promise<[Reader, Issuer]> {
  const reader = new Reader(shop);
  const issuer = new Issuer(reader, governmentShape);
  await filesForNginx(reader, issuer, SILENT_OCSP);
  Object.assign(reader.env, env);
  return [reader, issuer];
}

/** Postfix with the certificate of last year, then by the page. */
export async function postfixPage(shop: Workshop): Promise<void> {
  const [reader, issuer] = await arrives(shop, postfixEnv(shop));
  const [certificate, key] = await siteCertificate(shop, 'old.example.gov.tw');
  const old = ['smtpd_tls_security_level = may', `smtpd_tls_cert_file = ${certificate}`, `smtpd_tls_key_file = ${key}`];
  await reader.settings(['postfix', 'openssl'], ['postfix-master'], async (text) => {
    const services = ([smtp = 0, submission, submissions]: number[]): string => {
      reader.ports = { 25: smtp, 587: submission ?? 0, 465: submissions ?? 0 };
      return `127.0.0.1:${smtp} inet n - y - - smtpd\n${text('postfix-master')}`;
    };
    const server = running(await startPostfix(shop, 3, services, old));
    const [smtp = 0, submission = 0, submissions = 0] = server.ports;
    const ports: Mail['ports'] = [[smtp, '-starttls', 'smtp'], [submission, '-starttls', 'smtp'], [submissions]];
    const verify = ['postfix-starttls', 'postfix-smtps', 'postfix-serial'];
    const mail = { reader, issuer, ports, verify, reload: 'postfix-reload', keep: 'postfix-keep', undo: 'postfix-undo' };
    await reader.runAll('postfix-now', 'postfix-set', 'postfix-reload');
    await servesPlaced(mail);
    const guest = new Guest(submissions);
    await guest.hears(/^220 /m);
    const seen = await renewsAndUndoes(mail, guest, () => guest.hears(/^250 /m, 'NOOP'));
    await reader.run('postfix-chain-files');
    await servesPlaced(mail);
    await reader.runAll(...verify);
    // The page says that the check does not look at certificates.
    await postfix(shop, 'postconf', ['-e', `smtpd_tls_chain_files = ${key}, ${pathOf(reader, 'fullchainPath')}`]);
    assert.deepEqual(await postfix(shop, 'postfix', ['check']), { code: 0, stdout: '', stderr: '', output: '' });
    return [...seen, '587 與 465 送出同一張'];
  });
}

/** Dovecot with the certificate of last year, then by the page. */
export async function dovecotPage(shop: Workshop): Promise<void> {
  const [reader, issuer] = await arrives(shop, dovecotEnv(shop));
  const [certificate, key] = await siteCertificate(shop, 'old.example.gov.tw');
  const settings = (text: string): string => shop.write('etc/dovecot/conf.d/10-ssl.conf', `${text}\n`);
  settings(`ssl = yes\nssl_cert = <${certificate}\nssl_key = <${key}`);
  const server = running(await startDovecot(shop, 2, '!include conf.d/10-ssl.conf'));
  const [imap = 0, imaps = 0] = server.ports;
  reader.ports = { 143: imap, 993: imaps };
  await reader.settings(['dovecot', 'openssl'], ['dovecot-ssl'], async (text) => {
    const verify = ['dovecot-imaps', 'dovecot-starttls', 'dovecot-serial'];
    const ports: Mail['ports'] = [[imaps], [imap, '-starttls', 'imap']];
    const mail = { reader, issuer, ports, verify, reload: 'dovecot-reload', keep: 'dovecot-keep', undo: 'dovecot-undo' };
    await reader.run('dovecot-now');
    settings(text('dovecot-ssl'));
    await reader.run('dovecot-reload');
    await servesPlaced(mail);
    const guest = new Guest(imaps);
    await guest.hears(/^\* OK /m);
    await guest.hears(/^a OK /m, 'a login reader secret');
    return renewsAndUndoes(mail, guest, () => guest.hears(/^b OK /m, 'b noop'));
  });
}

/** The pages' settings for the script that changes certificates. */
export async function postfixDeployed(shop: Workshop): Promise<void> {
  await deployed(shop, '465', 'postfix-deploy', async ([certificate, key], ready) => {
    const main = [`smtpd_tls_cert_file = ${certificate}`, `smtpd_tls_key_file = ${key}`];
    const service = ([port]: number[]): string => `127.0.0.1:${port} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes`;
    const [port = 0] = running(await startPostfix(shop, 1, service, main)).ports;
    return ready(port, { postfix: postfixEnv(shop) });
  });
}

export async function dovecotDeployed(shop: Workshop): Promise<void> {
  await deployed(shop, '993', 'dovecot-deploy', async ([certificate, key], ready) => {
    const [, port = 0] = running(await startDovecot(shop, 2, `ssl_cert = <${certificate}\nssl_key = <${key}`)).ports;
    return ready(port, { doveadm: dovecotEnv(shop), doveconf: dovecotEnv(shop) });
  });
}

type Ready = (port: number, commands: Record<string, Record<string, string>>) => Promise<void>;

async function deployed(
  shop: Workshop,
  usual: '465' | '993',
  block: string,
  start: (files: [certificate: string, key: string], ready: Ready) => Promise<void>,
): Promise<void> {
  const reader = new Reader(shop);
  const deployment = new Deployment(shop);
  const certificate = deployment.put('fullchain.pem', deployment.full('old'));
  const key = deployment.put('server.key', deployment.key('old'));
  Object.assign(reader.values, { fullchainPath: certificate, keyPath: key });
  const product = usual === '465' ? 'postfix' : 'dovecot';
  const folder = (findProgram(product)?.path ?? product).replace(/[^/]*$/, '');
  await start([certificate, key], async (port, commands) => {
    reader.ports = { [usual]: port };
    const lines = Object.entries(commands).map(([name, env]) => {
      const set = Object.entries(env).map(([variable, value]) => `${variable}='${value}'`);
      return [name, `${set.join(' ')} exec ${name === 'postfix' ? folder : '/usr/bin/'}${name} "$@"`];
    });
    await reader.settings([product, 'openssl'], [block], async (text) => {
      await deployment.follow(text(block), Object.fromEntries(lines) as Record<string, string>);
      assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
      return ['由指令檔換上，用戶端看到新的憑證'];
    });
  });
}
