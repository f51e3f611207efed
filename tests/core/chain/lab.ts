import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { keyPem, makeCertificate, makeKeys, makeRequest, type KeyPair } from '../../support/make-certificate.ts';
import { certificatesIn } from './corpus.ts';

/** Why what is compared with OpenSSL is left out here; null where the command is there. */
export const openssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return null;
  } catch {
    return '沒有 openssl 指令';
  }
})();

/** The day on which the lab's certificates are judged: an hour after they begin, at midday in Taipei. */
export const LAB_DAY = new Date('2026-11-28T04:00:00Z');
const FROM = new Date('2026-11-28T03:00:00Z');

export interface Issue {
  dn: string;
  /** The issuer's name in the lab; the certificate signs itself without. */
  by?: string;
  /** Whose key it takes over; a new one is made without. */
  key?: string;
  ca?: boolean;
  days?: number;
  /** The identifiers of the subject's and the issuer's key, there by default. */
  ski?: boolean;
  aki?: boolean;
  extra?: [oid: string, value: Uint8Array][];
}

/** Certification authorities made for a test, each certificate also as NAME.pem, NAME.csr and NAME.key in a folder that goes with the lab. */
export class Lab {
  readonly folder = mkdtempSync(join(tmpdir(), 'chain-lab-'));
  readonly pems = new Map<string, string>();
  readonly #known = new Map<string, { name: string; keys: KeyPair }>();

  async issue(name: string, { dn, by, key, ski = true, aki = true, ...rest }: Issue): Promise<Subject> {
    const keys = key === undefined ? await makeKeys() : this.#of(key).keys;
    const pem = await makeCertificate({
      name: dn,
      keys,
      issuer: by === undefined ? undefined : this.#of(by),
      serial: 1001 + this.pems.size,
      from: FROM,
      days: 60,
      hosts: ['www.example.gov.tw'],
      subjectKeyId: ski,
      authorityKeyId: aki,
      ...rest,
    });
    this.#known.set(name, { name: dn, keys });
    this.pems.set(name, pem);
    const write = (ending: string, text: string): void => writeFileSync(join(this.folder, `${name}.${ending}`), text);
    write('pem', pem);
    write('csr', await makeRequest({ name: dn, keys }));
    write('key', await keyPem(keys));
    return this.get(name);
  }

  #of(name: string): { name: string; keys: KeyPair } {
    const known = this.#known.get(name);
    if (known === undefined) throw new Error(name);
    return known;
  }

  get(name: string): Subject {
    const [certificate] = certificatesIn(this.pems.get(name) ?? '');
    if (certificate === undefined) throw new Error(name);
    return certificate;
  }

  all(...names: string[]): Subject[] {
    return names.map((name) => this.get(name));
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** 政府憑證的樣子：兩代根憑證同名不同金鑰、交互憑證、兩代同名的中繼憑證，以及網站憑證。 */
export async function buildGovernmentLab(): Promise<Lab> {
  const lab = new Lab();
  const root = '/C=TW/O=Lab Root Certification Authority';
  const gca = '/C=TW/O=行政院/OU=測試憑證管理中心';
  await lab.issue('root1', { dn: root, ca: true });
  await lab.issue('root2', { dn: root, ca: true });
  await lab.issue('new-with-old', { dn: root, by: 'root1', key: 'root2', ca: true });
  await lab.issue('gca1', { dn: gca, by: 'root1', ca: true });
  await lab.issue('gca2', { dn: gca, by: 'root2', ca: true });
  await lab.issue('leaf', { dn: '/C=TW/O=測試機關/CN=www.example.gov.tw', by: 'gca2' });
  // TWCA Global Root CA 自己沒有主體金鑰識別碼，同一把金鑰的交互憑證才有；中繼憑證寫的是那個識別碼。
  const twca = '/C=TW/O=TAIWAN-CA/OU=Root CA/CN=TWCA Global Root CA';
  await lab.issue('twca-root', { dn: twca, ca: true, ski: false, aki: false });
  await lab.issue('twca-cross', { dn: twca, by: 'root1', key: 'twca-root', ca: true });
  await lab.issue('twca', { dn: '/C=TW/O=TAIWAN-CA/CN=TWCA Secure SSL Certification Authority (Global)', by: 'twca-cross', ca: true });
  await lab.issue('twca-leaf', { dn: '/C=TW/O=測試機關/CN=www.example.gov.tw', by: 'twca' });
  // GTLSCA：根憑證、同名同金鑰的自簽與交互憑證、中繼憑證。
  await lab.issue('epki', { dn: '/C=TW/O=Chunghwa Telecom Co., Ltd./OU=ePKI Root Certification Authority', ca: true });
  const g2 = '/C=TW/O=Chunghwa Telecom Co., Ltd./CN=ePKI Root Certification Authority - G2';
  await lab.issue('g2-self', { dn: g2, ca: true });
  await lab.issue('g2-cross', { dn: g2, by: 'epki', key: 'g2-self', ca: true });
  await lab.issue('gtlsca', { dn: '/C=TW/O=行政院/CN=政府伺服器數位憑證管理中心 - G1', by: 'g2-self', ca: true });
  await lab.issue('gtlsca-leaf', { dn: '/C=TW/O=測試機關/CN=www.example.gov.tw', by: 'gtlsca' });
  await lab.issue('self', { dn: '/CN=www.example.gov.tw' });
  return lab;
}
