import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Backend } from '../support/backend.ts';
import { curl, servedCertificates } from '../support/client.ts';
import { pathOf } from '../support/checks.ts';
import type { Reader } from '../support/reader.ts';
import { eventually } from '../support/workshop.ts';
import { requestWithOpenssl } from './openssl-scene.ts';
import type { Issuer } from './pki.ts';

/** The request and the first certificate, in PEM, as the guides say. */
export async function firstCertificate(reader: Reader, issuer: Issuer): Promise<void> {
  await requestWithOpenssl(reader);
  await issuer.handOver();
  await reader.run('nginx-convert');
}

/** The next certificate for the same request. */
export async function renewedCertificate(reader: Reader, issuer: Issuer, name: string): Promise<void> {
  await issuer.handOver(name);
  await reader.run('nginx-convert');
}

const serialOf = (pem: string): string => new X509Certificate(pem).serialNumber;

/** The serial number of the reader's certificate. */
export const serialInHand = (reader: Reader): string => serialOf(readFileSync(pathOf(reader, 'pemFile'), 'utf8'));

/** Asks until the server sends that serial number: it may answer from before its last reload for a moment. */
export async function serves(reader: Reader, serial: string): Promise<void> {
  let seen = '';
  await eventually(async () => {
    const [leaf] = await servedCertificates(reader.shop, Number(reader.values.port));
    seen = leaf === undefined ? '' : serialOf(leaf);
    return seen === serial;
  });
  assert.equal(seen, serial, '送出的不是這一張憑證');
}

/** Waits for a state that has to come. */
export async function until(reached: () => boolean): Promise<void> {
  await eventually(reached);
  assert.ok(reached(), '一直等不到');
}

const visit = (reader: Reader, path: string) =>
  curl(
    reader.shop,
    { https: Number(reader.values.port) },
    ...['--cacert', reader.env.SSL_CERT_FILE ?? '', '-o', '/dev/null', '-w', '%{http_code}'],
    `https://www.example.gov.tw${path}`,
  );

/** What a visitor's page says. */
export const status = async (reader: Reader): Promise<string> => (await visit(reader, '/')).stdout;

/** A visitor whose answer is under way while `change` happens gets it to the end. */
export async function survivesUnderWay(reader: Reader, backend: Backend, change: () => Promise<void>): Promise<void> {
  const slow = visit(reader, '/slow');
  await until(() => backend.waiting() > 0);
  await change();
  backend.letGo();
  const { stdout, output } = await slow;
  assert.equal(stdout, '200', `重新載入時正在傳的要傳完：${output}`);
}
