// 測試時才用 openssl 建立的實驗 CA：金鑰只在暫存目錄裡，用完就刪，不存任何私密金鑰。
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { certificatesIn } from './corpus.ts';

export const openssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return null;
  } catch {
    return '沒有 openssl 指令';
  }
})();

export interface Issue {
  dn: string;
  /** 簽發者的名稱；不寫就是自簽。 */
  by?: string;
  /** 沿用誰的金鑰；不寫就產生新的。 */
  key?: string;
  ca?: boolean;
  /** 主體金鑰識別碼與簽發者金鑰識別碼，預設都有。 */
  ski?: boolean;
  aki?: boolean;
  san?: string;
  extra?: string[];
  days?: number;
}

/** 一個暫存目錄裡的憑證管理中心們。 */
export class Lab {
  readonly folder = mkdtempSync(join(tmpdir(), 'chain-lab-'));
  readonly pems = new Map<string, string>();
  #serial = 0;

  issue(name: string, { dn, by, key, ca = false, ski = true, aki = true, san, extra = [], days = 60 }: Issue): Subject {
    const file = (base: string, ending: string): string => join(this.folder, `${base}.${ending}`);
    const keyFile = file(key ?? name, 'key');
    if (key === undefined) this.#run('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', keyFile);
    const lines = [`subjectKeyIdentifier=${ski ? 'hash' : 'none'}`, `authorityKeyIdentifier=${aki ? 'keyid' : 'none'}`, ...extra];
    if (ca) lines.push('basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign');
    else
      lines.push('keyUsage=critical,digitalSignature', 'extendedKeyUsage=serverAuth', `subjectAltName=${san ?? 'DNS:www.example.gov.tw'}`);
    writeFileSync(file(name, 'ext'), `${lines.join('\n')}\n`);
    this.#run('req', '-new', '-utf8', '-subj', dn, '-key', keyFile, '-out', file(name, 'csr'));
    const signer = by === undefined ? ['-signkey', keyFile] : ['-CA', file(by, 'pem'), '-CAkey', file(this.keyOf.get(by) ?? by, 'key')];
    this.#serial += 1;
    this.#run(
      'x509',
      '-req',
      '-in',
      file(name, 'csr'),
      ...signer,
      '-set_serial',
      String(1000 + this.#serial),
      '-days',
      String(days),
      '-sha256',
      '-extfile',
      file(name, 'ext'),
      '-out',
      file(name, 'pem'),
    );
    this.keyOf.set(name, key ?? name);
    this.pems.set(name, readFileSync(file(name, 'pem'), 'utf8'));
    return this.get(name);
  }

  readonly keyOf = new Map<string, string>();

  get(name: string): Subject {
    const [certificate] = certificatesIn(this.pems.get(name) ?? '');
    if (certificate === undefined) throw new Error(name);
    return certificate;
  }

  all(...names: string[]): Subject[] {
    return names.map((name) => this.get(name));
  }

  #run(...args: string[]): void {
    execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** 政府憑證的樣子：兩代根憑證同名不同金鑰、交互憑證、兩代同名的中繼憑證，以及網站憑證。 */
export function buildGovernmentLab(): Lab {
  const lab = new Lab();
  const root = '/C=TW/O=Lab Root Certification Authority';
  const gca = '/C=TW/O=行政院/OU=測試憑證管理中心';
  lab.issue('root1', { dn: root, ca: true });
  lab.issue('root2', { dn: root, ca: true });
  lab.issue('new-with-old', { dn: root, by: 'root1', key: 'root2', ca: true });
  lab.issue('gca1', { dn: gca, by: 'root1', ca: true });
  lab.issue('gca2', { dn: gca, by: 'root2', ca: true });
  lab.issue('leaf', { dn: '/C=TW/O=測試機關/CN=www.example.gov.tw', by: 'gca2' });
  // TWCA Global Root CA 自己沒有主體金鑰識別碼，同一把金鑰的交互憑證才有；中繼憑證寫的是那個識別碼。
  const twca = '/C=TW/O=TAIWAN-CA/OU=Root CA/CN=TWCA Global Root CA';
  lab.issue('twca-root', { dn: twca, ca: true, ski: false, aki: false });
  lab.issue('twca-cross', { dn: twca, by: 'root1', key: 'twca-root', ca: true });
  lab.issue('twca', { dn: '/C=TW/O=TAIWAN-CA/CN=TWCA Secure SSL Certification Authority (Global)', by: 'twca-cross', ca: true });
  lab.issue('twca-leaf', { dn: '/C=TW/O=測試機關/CN=www.example.gov.tw', by: 'twca' });
  // GTLSCA：根憑證、同名同金鑰的自簽與交互憑證、中繼憑證。
  lab.issue('epki', { dn: '/C=TW/O=Chunghwa Telecom Co., Ltd./OU=ePKI Root Certification Authority', ca: true });
  const g2 = '/C=TW/O=Chunghwa Telecom Co., Ltd./CN=ePKI Root Certification Authority - G2';
  lab.issue('g2-self', { dn: g2, ca: true });
  lab.issue('g2-cross', { dn: g2, by: 'epki', key: 'g2-self', ca: true });
  lab.issue('gtlsca', { dn: '/C=TW/O=行政院/CN=政府伺服器數位憑證管理中心 - G1', by: 'g2-self', ca: true });
  lab.issue('gtlsca-leaf', { dn: '/C=TW/O=測試機關/CN=www.example.gov.tw', by: 'gtlsca' });
  lab.issue('self', { dn: '/CN=www.example.gov.tw' });
  return lab;
}
