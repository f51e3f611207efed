import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash, X509Certificate } from 'node:crypto';
import { Authority, HOST } from '../support/authority.ts';
import { leftovers } from '../support/leftovers.ts';

/** Names of the certificates; "leaf" is for the usual host, "other" for another one. */
export const certificateNames = ['leaf', 'other', 'expired', 'ec', 'lower', 'upper', 'root'] as const;
export type CertificateName = (typeof certificateNames)[number];
export const OTHER_HOST = 'other.example.gov.tw';

/** One authority with two intermediates for all servers of a run. */
export class Pki {
  readonly #authority: Authority;
  readonly #nameOf = new Map<string, CertificateName>();
  readonly folder = mkdtempSync(join(tmpdir(), 'probe-pki-'));

  constructor() {
    leftovers.folders.add(this.folder);
    const authority = new Authority(this.folder);
    this.#authority = authority;
    authority.ca('root', { dn: '/C=TW/O=Test/CN=Root' });
    authority.ca('upper', { dn: '/C=TW/O=Test/CN=Upper', by: 'root' });
    authority.ca('lower', { dn: '/C=TW/O=Test/CN=Lower', by: 'upper' });
    authority.leaf('leaf', { by: 'lower' });
    authority.leaf('other', { by: 'lower', san: `DNS:${OTHER_HOST}` });
    authority.leaf('expired', { by: 'lower', from: '20240101000000Z', until: '20250101000000Z' });
    const request = ['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', `/C=TW/CN=${HOST}`];
    execFileSync('openssl', [...request, '-keyout', this.path('ec.key'), '-out', this.path('request.csr')], { stdio: 'pipe' });
    authority.leaf('ec', { by: 'lower', request: this.path('request.csr') });
    for (const name of certificateNames) this.#nameOf.set(this.der(name).toString('hex'), name);
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  der(name: CertificateName): Buffer {
    return readFileSync(this.path(`${name}.cer`));
  }

  key(name: CertificateName): string {
    return this.path(`${name}.key`);
  }

  /** Path of a file with these certificates in this order, and the first one's key where `withKey`. */
  bundle(names: readonly CertificateName[], withKey = false): string {
    const file = this.path(`${names.join('-')}${withKey ? '-key' : ''}.bundle`);
    const key = withKey ? readFileSync(this.key(names[0] ?? 'leaf'), 'utf8') : '';
    writeFileSync(file, this.#authority.bundle(...names) + key);
    return file;
  }

  /** Path of an OCSP response for the usual leaf, in DER. */
  response(): string {
    const [request, response] = [this.path('leaf.ocsp-question'), this.path('leaf.ocsp')];
    const asked = ['ocsp', '-issuer', this.path('lower.pem'), '-cert', this.path('leaf.pem'), '-reqout', request];
    execFileSync('openssl', asked, { stdio: 'pipe' });
    writeFileSync(response, this.#authority.answerOcsp('lower', readFileSync(request)));
    return response;
  }

  /** Path of a PKCS #12 store with the usual leaf and its intermediates; its password is "changeit". */
  store(): string {
    const file = this.path('leaf.p12');
    const args = [
      'pkcs12',
      '-export',
      '-in',
      this.bundle(['leaf', 'lower', 'upper']),
      '-inkey',
      this.key('leaf'),
      '-passout',
      'pass:changeit',
    ];
    execFileSync('openssl', [...args, '-name', 'site', '-out', file], { stdio: 'pipe' });
    return file;
  }

  /** What a certificate is called here; "?" for a stranger. */
  nameOf(der: Uint8Array): string {
    return this.#nameOf.get(Buffer.from(der).toString('hex')) ?? '?';
  }

  nameOfSha1(hex: string): string {
    return certificateNames.find((name) => createHash('sha1').update(this.der(name)).digest('hex') === hex) ?? '?';
  }

  nameOfPem(pem: string): string {
    return this.nameOf(new X509Certificate(pem).raw);
  }
}

let made: Pki | null = null;
/** The one of this run. */
export const pki = (): Pki => (made ??= new Pki());
