import { readFileSync, writeFileSync } from 'node:fs';
import { pathOf } from '../support/checks.ts';
import type { Reader } from '../support/reader.ts';
import type { Authority } from '../support/authority.ts';
import type { Shape } from '../support/shapes.ts';
import { Issuer } from './pki.ts';

/** From the request to the files that a server reads, as the OpenSSL guides say. */
export async function requestWithOpenssl(reader: Reader): Promise<void> {
  await reader.run('csr-openssl-dir');
  await reader.settings(['openssl'], ['csr-openssl-config'], async (text) => {
    writeFileSync(pathOf(reader, 'configFile'), text('csr-openssl-config'));
    await reader.run('csr-openssl-new');
    return ['設定檔產生含中文機關名稱與兩個網域名稱的請求檔'];
  });
  await reader.runAll(
    'csr-openssl-backup',
    'csr-openssl-check',
    'csr-openssl-match',
    'backup-key-pem',
    'backup-key-match',
    'apply-preflight-csr',
    'san-check-csr',
    'chinese-show',
    'chinese-locale',
  );
}

/** Other ways to a request with the same key, and back to the first one. */
export async function otherRequests(reader: Reader): Promise<void> {
  const whole = readFileSync(pathOf(reader, 'configFile'), 'utf8');
  await reader.run('chinese-utf8-subj');
  await reader.settings(['openssl'], ['san-openssl-config'], async (text) => {
    writeFileSync(
      pathOf(reader, 'configFile'),
      whole.replace(/^\[req_ext\][\s\S]*/m, () => text('san-openssl-config')),
    );
    await reader.runAll('csr-openssl-reuse', 'san-check-csr');
    return ['換上這一段之後，請求檔有兩個網域名稱'];
  });
  const { keyFile = '', csrFile = '' } = reader.values;
  Object.assign(reader.values, { keyFile: 'one-line.key', csrFile: 'one-line.csr' });
  await reader.run('csr-openssl-oneline');
  Object.assign(reader.values, { keyFile, csrFile });
}

/** What the guides do with the downloaded files before a server sees them. */
export async function filesWithOpenssl(reader: Reader, issuer: Issuer): Promise<void> {
  await reader.runAll('install-der-to-pem', 'appliance-convert', 'apply-der-to-pem', 'apply-match-csr', 'nginx-convert', 'apache-convert');
  await reader.runAll(
    'install-p7b-to-pem',
    'install-match',
    'install-fullchain',
    'install-verify-files',
    'faq-match-fullchain',
    'san-check-cert',
  );
  await reader.runAll(
    'check-verify',
    'check-list-fullchain',
    'nginx-verify-chain',
    'apache-verify-chain',
    'appliance-verify-chain',
    'which-ca-issuer',
    'chain-key-ids',
  );
  await reader.runAll('nginx-ocsp-uri', 'staple-ocsp-uri', 'staple-ca-bundle');
  await reader.runAll('nginx-place-files', 'apache-place-files', 'move-pem-match', 'move-pem-pack');
  if (issuer.shape.chain.length === 1) await reader.run('which-ca-chain-one');
  else await reader.runAll('which-ca-chain-two', 'which-ca-cross-issuer');
  await reader.runAll('which-ca-verify', 'convert-pem-to-der', 'convert-pem-to-p7b', 'convert-key-traditional');
}

/** PFX there and back again. */
export async function pfxWithOpenssl(reader: Reader): Promise<void> {
  await reader.runAll(
    'convert-pfx-legacy',
    'appliance-pfx',
    'app-service-pfx',
    'tomcat-pkcs12',
    'move-pem-to-pfx',
    'move-pfx-to-pem-key',
    'move-pfx-to-pem-leaf',
    'move-pfx-to-pem-chain',
  );
  await reader.shop.run('openssl', [
    'pkey',
    '-in',
    pathOf(reader, 'keyFile'),
    '-aes256',
    '-passout',
    'pass:change-me',
    '-out',
    reader.path('encrypted.key'),
  ]);
  await reader.run('appliance-plain-key');
}

/** All of it under an authority of one shape. */
export async function opensslGuides(reader: Reader, make: (authority: Authority) => Shape): Promise<void> {
  const issuer = new Issuer(reader, make);
  await requestWithOpenssl(reader);
  await otherRequests(reader);
  await issuer.handOver();
  await filesWithOpenssl(reader, issuer);
  await pfxWithOpenssl(reader);
}
