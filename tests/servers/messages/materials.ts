import { createServer } from 'node:net';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { freePort } from '../../../src/dev/free-port.ts';
import { Authority, HOST } from '../support/authority.ts';
import { isRunning, type Workshop } from '../support/workshop.ts';
import { pathOf } from './provocation.ts';

/** What listens on a port: a TLS server, a web server without TLS, nothing. */
export type Server = TlsServer | 'http' | 'nothing';

/** `openssl s_server`. */
export interface TlsServer {
  /** The certificate and its key, by name. */
  certificate: string;
  /** What is sent after it. */
  chain?: string;
  /** More options of `openssl s_server`. */
  options?: string[];
}

/** Ends in 8443. */
const TAKEN = 28_443;
const SAN = `DNS:${HOST},DNS:localhost,IP:127.0.0.1`;
const DN = `/C=TW/L=臺北市/O=行政院測試機關/CN=${HOST}`;

/** Certificates, keys and servers that rows share, good ones and all kinds of bad ones, made afresh in a workshop. */
export class Materials {
  readonly shop: Workshop;
  readonly authority: Authority;
  readonly #made = new Map<string, Promise<unknown>>();

  constructor(shop: Workshop) {
    this.shop = shop;
    this.authority = new Authority(shop.path('pki'));
  }

  /** The path of a file, "leaf.pem". */
  file(name: string): string {
    return this.shop.path('pki', name);
  }

  /** Makes something the first time it is asked for. */
  once<Made>(name: string, make: () => Promise<Made>): Promise<Made> {
    let made = this.#made.get(name) as Promise<Made> | undefined;
    if (made === undefined) this.#made.set(name, (made = make()));
    return made;
  }

  /** A port of this machine; servers are started when first asked for. */
  port(server: Server): Promise<number> {
    if (server === 'nothing') return freePort();
    if (server === 'http') {
      return this.serve('http', process.execPath, (port) => [
        '-e',
        `require('node:http').createServer((_, answer) => answer.end('ok')).listen(${port}, '127.0.0.1')`,
      ]);
    }
    const { certificate, chain, options = [] } = server;
    const files = ['-cert', this.file(`${certificate}.pem`), '-key', this.authority.path(certificate, 'key')];
    const args = ['-www', ...files, ...(chain === undefined ? [] : ['-cert_chain', this.file(chain)]), ...options];
    return this.serve(args.join(' '), pathOf('openssl'), (port) => ['s_server', '-accept', `127.0.0.1:${port}`, ...args]);
  }

  /** A port that somebody listens on and that ends in 8443: by that the message that it is taken is known for one about HTTPS. */
  takenTlsPort(): Promise<number> {
    return this.once('taken port', async () => {
      const server = createServer().unref();
      // If somebody else listens there, that is as good for this purpose.
      await new Promise<void>((resolve) => server.once('error', () => resolve()).listen(TAKEN, '127.0.0.1', () => resolve()));
      return TAKEN;
    });
  }

  /** Starts another kind of server, once. */
  serve(name: string, command: string, args: (port: number) => string[]): Promise<number> {
    return this.once(name, async () => {
      const server = await this.shop.serve(1, ([port = 0]) => ({ command, args: args(port) }));
      if (!isRunning(server)) throw new Error(`${name}: ${server.output}`);
      return server.ports[0] ?? 0;
    });
  }

  /** Runs openssl among the files; what it makes has to succeed. */
  async openssl(...args: string[]): Promise<void> {
    const { code, output } = await this.shop.run(pathOf('openssl'), args, { cwd: this.authority.folder });
    if (code !== 0) throw new Error(`openssl ${args.join(' ')}\n${output}`);
  }

  /** Runs keytool among the files; what it makes has to succeed. */
  async keytool(...args: string[]): Promise<void> {
    const { code, output } = await this.shop.run(pathOf('keytool'), args, { cwd: this.authority.folder });
    if (code !== 0) throw new Error(`keytool ${args.join(' ')}\n${output}`);
  }

  /** Makes everything that only needs openssl. */
  async make(): Promise<void> {
    mkdirSync(this.authority.folder, { recursive: true });
    await Promise.all([
      this.openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024', '-out', 'small.key'),
      this.openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', 'stranger.key'),
    ]);
    this.#certificates();
    this.#bundles();
    await this.#others();
  }

  #certificates(): void {
    const pki = this.authority;
    const lab = '/C=TW/O=Test Trust Services/CN=Test Root CA';
    pki.ca('root', { dn: lab });
    // Another root of the same name, and one of another name.
    pki.ca('twin', { dn: lab });
    pki.ca('other', { dn: '/C=TW/O=Other Trust Services/CN=Other Root CA' });
    pki.ca('int', { dn: '/C=TW/O=Test Trust Services/CN=Test Server CA - G1', by: 'root' });
    pki.ca('int-twin', { dn: '/C=TW/O=Test Trust Services/CN=Test Server CA - G1', by: 'root' });
    pki.ca('old-root', { dn: '/C=TW/CN=Old Root CA', old: true });
    // The twin with an identifier signs for the root without one: OpenSSL copies the identifier from the issuer's certificate.
    pki.ca('noski', { dn: '/C=TW/CN=Root CA without Identifier', ski: false });
    pki.ca('noski-twin', { dn: '/C=TW/CN=Root CA without Identifier', key: 'noski' });

    const leaf = { by: 'int', dn: DN, san: SAN };
    pki.leaf('leaf', leaf);
    const same = { ...leaf, key: 'leaf' };
    pki.leaf('expired', { ...same, from: '20240101000000Z', until: '20240701000000Z' });
    pki.leaf('future', { ...same, from: '20400101000000Z', until: '20400701000000Z' });
    pki.leaf('revoked', same);
    pki.leaf('other-name', { ...same, dn: '/C=TW/O=行政院測試機關/CN=mail.example.gov.tw', san: 'DNS:mail.example.gov.tw' });
    pki.leaf('client', { ...same, extra: ['extendedKeyUsage=clientAuth'] });
    pki.leaf('noaki', { ...same, extra: ['authorityKeyIdentifier=none'] });
    pki.leaf('agreement', { ...same, extra: ['keyUsage=critical,keyAgreement'] });
    // Nothing answers there.
    pki.leaf('ocsp', { ...same, ocsp: 'http://127.0.0.1:9/' });
    pki.leaf('small', leaf);
    pki.leaf('old-leaf', { ...same, by: 'old-root' });
    pki.leaf('noski-leaf', { ...same, by: 'noski-twin' });
    pki.revoke('revoked', 'int');
  }

  #bundles(): void {
    const bundles: Readonly<Record<string, string[]>> = {
      'fullchain.pem': ['leaf', 'int'],
      'withroot.pem': ['leaf', 'int', 'root'],
      'swapped.pem': ['int', 'leaf'],
      'gap.pem': ['leaf', 'root'],
      'caonly.pem': ['int', 'root'],
      'wrong-int.pem': ['leaf', 'int-twin', 'root'],
      'odd.pem': ['leaf', 'other', 'root', 'twin'],
      'ocsp-chain.pem': ['ocsp', 'int'],
    };
    for (const [name, certificates] of Object.entries(bundles)) writeFileSync(this.file(name), this.authority.bundle(...certificates));
    writeFileSync(this.file('glued.pem'), this.authority.text('leaf').trimEnd() + this.authority.text('int'));
    writeFileSync(this.file('page.cer'), '<!DOCTYPE html>\n<html><head><title>登入逾時</title></head><body>請重新登入</body></html>\n');
    writeFileSync(this.file('empty.cer'), '');
  }

  async #others(): Promise<void> {
    const selfSigned = (name: string, key: string) =>
      this.openssl(
        'req',
        '-x509',
        '-utf8',
        '-key',
        key,
        '-subj',
        DN,
        '-days',
        '90',
        '-addext',
        `subjectAltName=${SAN}`,
        '-out',
        `${name}.pem`,
      );
    await selfSigned('self', 'leaf.key');
    await selfSigned('stranger', 'stranger.key');
    writeFileSync(this.file('self.key'), readFileSync(this.file('leaf.key')));
    await this.openssl(
      'x509',
      '-req',
      '-in',
      'leaf.csr',
      '-CA',
      'int.pem',
      '-CAkey',
      'int.key',
      '-days',
      '90',
      '-sha1',
      '-extfile',
      'leaf.ext',
      '-out',
      'sha1.pem',
    );
    await this.openssl('ca', '-config', 'int.cnf', '-gencrl', '-crldays', '30', '-out', 'int.crl');
    // With a wrong password one locked key in 256 seems to open, and OpenSSL then says that it cannot read what it got.
    let told = '';
    while (!told.includes('bad decrypt')) {
      await this.openssl('rsa', '-in', 'leaf.key', '-aes256', '-passout', 'pass:secret', '-out', 'locked.key');
      told = (
        await this.shop.run(pathOf('openssl'), ['pkey', '-in', 'locked.key', '-passin', 'pass:wrong', '-noout'], {
          cwd: this.authority.folder,
        })
      ).output;
    }
    const pfx = (name: string, certificate: string, key: string, ...more: string[]) =>
      this.openssl(
        'pkcs12',
        '-export',
        '-in',
        certificate,
        '-inkey',
        key,
        '-name',
        'tomcat',
        '-passout',
        'pass:changeit',
        '-out',
        name,
        ...more,
      );
    await pfx('server.p12', 'leaf.pem', 'leaf.key', '-certfile', 'caonly.pem');
    await pfx('ks.p12', 'self.pem', 'leaf.key');
    await pfx('re.p12', 'stranger.pem', 'stranger.key');
    await pfx('old.p12', 'leaf.pem', 'leaf.key', '-legacy', '-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-3DES');
  }
}
