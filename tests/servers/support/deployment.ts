import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../../../src/content/root.ts';
import { Authority, HOST, type LeafOptions } from './authority.ts';
import { servedCertificates } from './client.ts';
import { twcaShape, type Shape } from './shapes.ts';
import { eventually, type Ran, type RunOptions, type Workshop } from './workshop.ts';

/** The script that readers download. */
const SCRIPT = join(root, 'content/scripts/kb-deploy.sh');

export type Settings = Record<string, string>;

/** An agency's site: a folder with the files in use, an authority, and the script that changes the ones for new ones. */
export class Deployment {
  readonly shop: Workshop;
  readonly authority: Authority;
  readonly shape: Shape;
  readonly script = SCRIPT;
  first = '';
  readonly #served = new Map<string, string>();

  constructor(shop: Workshop) {
    this.shop = shop;
    this.authority = new Authority(shop.path('authority'));
    this.shape = twcaShape(this.authority);
    mkdirSync(shop.path('tls'));
    this.issue('old');
    this.issue('new');
  }

  /** A certificate for the site. Files beside it: `NAME-full.pem` with the chain. */
  issue(name: string, options: Partial<LeafOptions> = {}): void {
    this.authority.leaf(name, { by: this.shape.issuer, ...options });
    this.bundle(name, ...this.shape.chain);
  }

  /** Writes `LEAF-full.pem` of the certificates in this order. */
  bundle(leaf: string, ...chain: string[]): string {
    const path = this.full(leaf);
    writeFileSync(path, this.authority.bundle(leaf, ...chain));
    this.#served.set(new X509Certificate(this.authority.text(leaf)).fingerprint256, leaf);
    return path;
  }

  full(name: string): string {
    return join(this.authority.folder, `${name}-full.pem`);
  }

  key(name: string): string {
    return this.authority.path(name, 'key');
  }

  /** Where a file in use is. */
  place(name: string): string {
    return this.shop.path('tls', name);
  }

  /** Puts a file in use, as somebody did by hand last year. */
  put(name: string, from: string): string {
    copyFileSync(from, this.place(name));
    return this.place(name);
  }

  /** The folder that says that somebody is at it: beside the first file in use. */
  get lock(): string {
    return this.place(`.${this.first}.kb-lock`);
  }

  write(settings: Settings): string {
    const first = settings.cert ?? settings.pem ?? settings.keystore ?? '';
    this.first = basename(first);

    const lines = Object.entries({ host: HOST, roots: this.authority.path(this.shape.root), tries: '8', ...settings });
    return this.shop.write('deploy.conf', lines.map(([name, value]) => `${name}=${value}\n`).join(''));
  }

  /** The script with these settings, and the certificate and key of that name. */
  deploy(settings: Settings, cert = 'new', key = cert, options: RunOptions = {}): Promise<Ran> {
    return this.run([this.write(settings), this.full(cert), this.key(key)], options);
  }

  /** The script by the strictest shell that is here. */
  run(args: string[], options: RunOptions = {}): Promise<Ran> {
    return this.shop.run(existsSync('/bin/dash') ? '/bin/dash' : 'sh', [SCRIPT, ...args], options);
  }

  /**
   * The script with a settings file as the guide has it. `programs` are the commands of the guide that mean a server of the whole machine,
   * and what they do to the one of this test.
   */
  async follow(text: string, programs: Record<string, string>): Promise<void> {
    for (const [name, does] of Object.entries(programs)) chmodSync(this.shop.write(`bin/${name}`, `#!/bin/sh\n${does}\n`), 0o755);
    const conf = this.shop.write('etc/kb-deploy/site.conf', text);
    const env = { PATH: `${this.shop.path('bin')}:${process.env.PATH}`, SSL_CERT_FILE: this.authority.path(this.shape.root) };
    ended(await this.run([conf, this.full('new'), this.key('new')], { env }), 0, /換好了/);
  }

  /** Whose certificate the server sends, by name; what it is otherwise. */
  async served(port: number): Promise<string> {
    const [leaf] = await servedCertificates(this.shop, port);
    if (leaf === undefined) return 'nothing';
    const { fingerprint256 } = new X509Certificate(leaf);
    return this.#served.get(fingerprint256) ?? fingerprint256;
  }

  /** Asks until it is that one's: a server may answer from before its last reload for a moment. What it was in the end, if not. */
  async servedAtLast(port: number, name: string): Promise<string> {
    let seen = '';
    await eventually(async () => (seen = await this.served(port)) === name);
    return seen;
  }

  /** Everything in the folder of the files in use, by name. */
  files(): Record<string, string> {
    const entries = readdirSync(this.shop.path('tls'), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return Object.fromEntries(entries.map((entry) => [entry.name, entry.isFile() ? readFileSync(this.place(entry.name), 'base64') : '']));
  }
}

/** The script ended so and said so. */
export function ended(ran: Ran, code: number, ...says: RegExp[]): void {
  assert.equal(ran.code, code, ran.output);
  for (const said of says) assert.match(ran.stderr, said);
  assert.equal(ran.stdout, '', '標準輸出要是空的，ACME 用戶端會讀它');
}
