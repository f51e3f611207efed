import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { Authority, HOST } from '../support/authority.ts';
import { pathOf } from '../support/checks.ts';
import { findProgram } from '../support/find-program.ts';
import { Reader } from '../support/reader.ts';
import { twcaShape, type Shape } from '../support/shapes.ts';
import { eventually, type Workshop } from '../support/workshop.ts';

/** A certificate with its key and what stands between it and the root, as texts. */
export interface Issued {
  serial: string;
  certificate: string;
  key: string;
  chain: string;
  root: string;
}

/** A reader of a service's page with two certificates, one after the other, and a root that signed neither. */
export function serviceReader(shop: Workshop): { reader: Reader; old: Issued; fresh: Issued } {
  const reader = new Reader(shop);
  const authority = new Authority(shop.path('authority'));
  const shape = twcaShape(authority);
  authority.ca('other', { dn: '/C=TW/O=Other Trust Services/CN=Other Root CA' });
  reader.values.otherRoot = authority.path('other');
  reader.served = 1 + shape.chain.length;
  reader.env.SSL_CERT_FILE = authority.path(shape.root);
  return { reader, old: issue(authority, shape, 'old'), fresh: issue(authority, shape, 'fresh') };
}

/** One more certificate of the usual host; services that are reached by no name are reached by this machine's address. */
function issue(authority: Authority, shape: Shape, name: string): Issued {
  authority.leaf(name, { by: shape.issuer, san: `DNS:${HOST},IP:127.0.0.1` });
  const certificate = authority.text(name);
  return {
    serial: new X509Certificate(certificate).serialNumber,
    certificate,
    key: readFileSync(authority.path(name, 'key'), 'utf8'),
    chain: authority.bundle(...shape.chain),
    root: authority.text(shape.root),
  };
}

/** The files as the reader has them when a service's page begins. */
export function handFiles(reader: Reader, { certificate, key, chain, root }: Issued): void {
  writeFileSync(pathOf(reader, 'pemFile'), certificate);
  writeFileSync(reader.path('signed'), certificate);
  writeFileSync(pathOf(reader, 'keyFile'), key);
  writeFileSync(pathOf(reader, 'chainFile'), chain);
  writeFileSync(pathOf(reader, 'rootFile'), root);
}

/** The page's script as a file of its own: without the intermediate, or with another key, it stops and nothing is changed. */
export async function stopsBeforeChanging(reader: Reader, id: string, { key, chain }: Issued, other: Issued): Promise<void> {
  const script = reader.shop.write(`${id}.sh`, `${reader.text(id)}\n`);
  const inUse = (): string[] => ['fullchainPath', 'keyPath'].map((field) => readFileSync(pathOf(reader, field), 'utf8'));
  const before = inUse();
  for (const [field, spoiled, good] of [
    ['chainFile', other.root, chain],
    ['keyFile', other.key, key],
  ] as const) {
    writeFileSync(pathOf(reader, field), spoiled);
    const { code } = await reader.shop.run('sh', [script], { cwd: reader.folder, env: reader.env });
    assert.notEqual(code, 0, `${field} 不對，應該停下來`);
    assert.deepEqual(inUse(), before, `${field} 不對，卻換了檔案`);
    writeFileSync(pathOf(reader, field), good);
  }
}

/** The serial number of the certificate that a service shows after its own words for starting TLS; empty if there is none. */
export async function servedSerial(shop: Workshop, port: number, starttls?: string): Promise<string> {
  const { stdout } = await shop.run(findProgram('openssl')?.path ?? 'openssl', [
    's_client',
    ...(starttls === undefined ? [] : ['-starttls', starttls]),
    ...['-connect', `127.0.0.1:${port}`],
  ]);
  const pem = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/.exec(stdout)?.[0];
  return pem === undefined ? '' : new X509Certificate(pem).serialNumber;
}

/** Asks until that serial number is shown, for a while; answers with the last one. */
export async function waitForSerial(ask: () => Promise<string>, wanted: string): Promise<string> {
  let shown = '';
  await eventually(async () => (shown = await ask()) === wanted);
  return shown;
}
