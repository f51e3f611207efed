import assert from 'node:assert/strict';
import type { Workshop } from './workshop.ts';

/** Paths of a self-signed certificate and its key, made for a server that only has to start with them. */
export async function siteCertificate(shop: Workshop, host: string): Promise<[certificate: string, key: string]> {
  const [certificate, key] = [shop.path('site.pem'), shop.path('site.key')];
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${host}`, '-keyout', key, '-out', certificate];
  assert.equal((await shop.run('openssl', args)).code, 0);
  return [certificate, key];
}
