import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate authority's certificate: self-signed without `by`, a cross certificate with another's `key`. */
export interface CaOptions {
  dn: string;
  by?: string;
  /** Whose key it certifies; a new one if left out. */
  key?: string;
  /** Subject key identifier; TWCA Global Root CA has none. */
  ski?: boolean;
  /** ePKI Root: basic constraints not critical, no key usage. */
  old?: boolean;
}

export interface LeafOptions {
  by: string;
  dn?: string;
  /** Subject alternative name; the usual host if left out. */
  san?: string;
  /** Address of the OCSP responder in the certificate; none, and no address of the issuer's certificate either, if left out. */
  ocsp?: string;
  /** Moments as YYYYMMDDHHMMSSZ. */
  from?: string;
  until?: string;
  key?: string;
  /** Path of a request that somebody else made: its key and name are certified and there is no key file. */
  request?: string;
  /** More lines of extensions. */
  extra?: string[];
}

/** The host of all leaves that say nothing else. */
export const HOST = 'www.example.gov.tw';
const LEAF_DN = `/C=TW/L=臺北市/O=行政院測試機關/CN=${HOST}`;

/** Certificates and keys made with the openssl program in one folder, `NAME.pem`, `NAME.key`, `NAME.cer` (DER). */
export class Authority {
  readonly #keyOf = new Map<string, string>();
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  path(name: string, ending: 'pem' | 'key' | 'cer' | 'csr' | 'ext' | 'cnf' = 'pem'): string {
    return join(this.folder, `${ending === 'key' ? (this.#keyOf.get(name) ?? name) : name}.${ending}`);
  }

  text(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** The certificates in this order, as one text. */
  bundle(...names: string[]): string {
    return names.map((name) => this.text(name)).join('');
  }

  ca(name: string, { dn, by, key, ski = true, old = false }: CaOptions): void {
    this.#key(name, key);
    const lines = [
      old ? 'basicConstraints=CA:TRUE' : 'basicConstraints=critical,CA:TRUE',
      ...(old ? [] : ['keyUsage=critical,keyCertSign,cRLSign']),
      `subjectKeyIdentifier=${ski ? 'hash' : 'none'}`,
      `authorityKeyIdentifier=${by === undefined ? 'none' : 'keyid'}`,
    ];
    this.#request(name, dn, lines);
    const signer = by === undefined ? ['-signkey', this.path(name, 'key')] : ['-CA', this.path(by), '-CAkey', this.path(by, 'key')];
    const serial = `0x${Buffer.from(crypto.getRandomValues(new Uint8Array(15)))
      .toString('hex')
      .replace(/^./, '7')}`;
    this.#openssl(
      'x509',
      '-req',
      '-in',
      this.path(name, 'csr'),
      ...signer,
      '-set_serial',
      serial,
      '-days',
      '3650',
      '-sha256',
      '-extfile',
      this.path(name, 'ext'),
      '-out',
      this.path(name),
    );
    this.#der(name);
  }

  /** Signs a web site's certificate and enters it into the authority's index, from which `openssl ocsp` answers. */
  leaf(name: string, { by, dn = LEAF_DN, san = `DNS:${HOST}`, ocsp, from, until, key, request, extra = [] }: LeafOptions): void {
    const lines = [
      'basicConstraints=critical,CA:FALSE',
      'keyUsage=critical,digitalSignature,keyEncipherment',
      'extendedKeyUsage=serverAuth',
      'subjectKeyIdentifier=hash',
      'authorityKeyIdentifier=keyid',
      `subjectAltName=${san}`,
      ...(ocsp === undefined ? [] : [`authorityInfoAccess=caIssuers;URI:http://ca.example.gov.tw/issuer.cer,OCSP;URI:${ocsp}`]),
      ...extra,
    ];
    if (request === undefined) {
      this.#key(name, key);
      this.#request(name, dn, lines);
    } else {
      copyFileSync(request, this.path(name, 'csr'));
      writeFileSync(this.path(name, 'ext'), `${lines.join('\n')}\n`);
    }
    const moment = from || until ? ['-startdate', from ?? '20260101000000Z', '-enddate', until ?? '20400101000000Z'] : ['-days', '190'];
    this.#openssl(
      'ca',
      '-batch',
      '-notext',
      '-utf8',
      '-config',
      this.#database(by),
      '-in',
      this.path(name, 'csr'),
      '-extfile',
      this.path(name, 'ext'),
      ...moment,
      '-out',
      this.path(name),
    );
    this.#der(name);
  }

  revoke(name: string, by: string): void {
    this.#openssl('ca', '-config', this.#database(by), '-revoke', this.path(name));
  }

  /** Answers a DER-encoded OCSP request for certificates that `by` signed. */
  answerOcsp(by: string, request: Uint8Array): Buffer {
    const asked = join(this.folder, `${by}.ocsp-request`);
    const answer = join(this.folder, `${by}.ocsp-answer`);
    writeFileSync(asked, request);
    this.#openssl(
      'ocsp',
      '-index',
      join(this.folder, `${by}.index`),
      '-CA',
      this.path(by),
      '-rsigner',
      this.path(by),
      '-rkey',
      this.path(by, 'key'),
      '-ndays',
      '1',
      '-reqin',
      asked,
      '-respout',
      answer,
    );
    return readFileSync(answer);
  }

  #key(name: string, key: string | undefined): void {
    this.#keyOf.set(name, key === undefined ? name : (this.#keyOf.get(key) ?? key));
    // RSA, as the guides ask for.
    if (!existsSync(this.path(name, 'key')))
      this.#openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', this.path(name, 'key'));
  }

  #request(name: string, dn: string, extensions: readonly string[]): void {
    writeFileSync(this.path(name, 'ext'), `${extensions.join('\n')}\n`);
    this.#openssl('req', '-new', '-utf8', '-subj', dn, '-key', this.path(name, 'key'), '-out', this.path(name, 'csr'));
  }

  #der(name: string): void {
    this.#openssl('x509', '-in', this.path(name), '-outform', 'DER', '-out', this.path(name, 'cer'));
  }

  #database(by: string): string {
    const file = this.path(by, 'cnf');
    if (existsSync(file)) return file;
    const at = (ending: string): string => join(this.folder, `${by}.${ending}`);
    writeFileSync(at('index'), '');
    writeFileSync(at('serial'), '405DB92C677DA6AAD09F96A139842C00\n');
    mkdirSync(at('issued'));
    const policy = ['countryName', 'stateOrProvinceName', 'localityName', 'organizationName', 'commonName'].map(
      (part) => `${part}=optional`,
    );
    const lines = [
      '[ca]',
      'default_ca=this',
      '[this]',
      `database=${at('index')}`,
      `serial=${at('serial')}`,
      `new_certs_dir=${at('issued')}`,
      `certificate=${this.path(by)}`,
      `private_key=${this.path(by, 'key')}`,
      'default_md=sha256',
      'policy=policy',
      'preserve=yes',
      'unique_subject=no',
      'copy_extensions=none',
      'string_mask=utf8only',
      '[policy]',
      ...policy,
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    return file;
  }

  #openssl(...args: string[]): void {
    try {
      execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: this.folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    } catch (error) {
      throw new Error(`openssl ${args.join(' ')}\n${String((error as { stderr?: Buffer }).stderr)}`, { cause: error });
    }
  }
}
