import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { account } from './account.ts';
import {
  backsUp,
  certificatesIn,
  fileOf,
  fullChainSeen,
  hides,
  holds,
  holdsKey,
  keystoreChain,
  pathOf,
  sameHashes,
  shows,
  type Check,
} from './checks.ts';
import type { ProgramName } from './find-program.ts';
import { BINDING } from './pebble.ts';
import type { Reader } from './reader.ts';
import type { Ran } from './workshop.ts';

/** What a command block of the guides has to do. There is always something. */
export interface Expected {
  programs: ProgramName[];
  /** Lines that the reader types when asked: passwords, 是. */
  typed?: string[];
  checks: [Check, ...Check[]];
}

const PASSWORD = 'change-me';
const openssl = (...checks: [Check, ...Check[]]): Expected => ({ programs: ['openssl'], checks });
const keytool = (...checks: [Check, ...Check[]]): Expected => ({ programs: ['keytool'], typed: [PASSWORD], checks });
const twice = (expected: Expected): Expected => ({ ...expected, typed: [PASSWORD, PASSWORD] });

const saysOk = shows(/^server\.crt: OK$/m);
const verified = openssl(saysOk);
const seen = openssl(fullChainSeen);
const sentSerial = openssl(shows(/^serial=405DB92C677DA6AAD09F96A139842C[0-9A-F]{2}$/m, /^notAfter=.* GMT$/m));
const asked = (text: string) => new RegExp(`^\\s*X509v3 Subject Alternative Name: *\\n\\s*${text}$`, 'm');
const bothNames = shows(asked('DNS:www\\.example\\.gov\\.tw, DNS:example\\.gov\\.tw'));
const newRequest = shows(
  /Certificate request self-signature verify OK/,
  /Public-Key: \(2048 bit\)/,
  /Signature Algorithm: sha256WithRSAEncryption/,
  /臺北市/,
  /行政院測試機關/,
);
const requestOf =
  (...patterns: RegExp[]): Check =>
  async (seen) => {
    const ran = await seen.reader.shop.run('openssl', [
      'req',
      '-in',
      pathOf(seen.reader, 'csrFile'),
      '-noout',
      '-text',
      '-verify',
      '-nameopt',
      'utf8',
    ]);
    return shows(/verify OK/, /\bO ?= ?行政院測試機關/, /2048 bit/, /sha256WithRSA/, ...patterns)({ ...seen, ran });
  };
const ofKey: Check = async ({ reader }) => {
  const [key, request] = await Promise.all(
    [
      ['pkey', '-pubout', '-in', pathOf(reader, 'keyFile')],
      ['req', '-noout', '-pubkey', '-in', pathOf(reader, 'csrFile')],
    ].map((args) => reader.shop.run('openssl', args)),
  );
  return key?.stdout.startsWith('-----BEGIN PUBLIC KEY') && key.stdout === request?.stdout ? null : '請求檔不是這把私密金鑰的';
};
/** A PFX opens with the password and holds the key, the leaf and the intermediates, and as many certificates more. */
const pfxOpenedBy =
  (options: readonly string[] = [], more = 0): Check =>
  async ({ reader }) => {
    const wanted = reader.served + more;
    const ran = await reader.shop.run('openssl', [
      'pkcs12',
      '-in',
      pathOf(reader, 'pfxFile'),
      '-passin',
      `pass:${PASSWORD}`,
      '-nodes',
      ...options,
    ]);
    const certificates = ran.stdout.match(/BEGIN CERTIFICATE/g)?.length ?? 0;
    return ran.code === 0 && ran.stdout.includes('BEGIN PRIVATE KEY') && certificates === wanted
      ? null
      : `PFX 打不開，或裡面不是金鑰與 ${wanted} 張憑證：${ran.stderr}`;
  };
const pfx = pfxOpenedBy();
/** How the PFX is encrypted, as OpenSSL tells it. */
const pfxInfo = async ({ reader }: Parameters<Check>[0], ...options: string[]): Promise<string> => {
  const args = ['pkcs12', '-in', pathOf(reader, 'pfxFile'), '-passin', `pass:${PASSWORD}`, '-noout', '-info', ...options];
  return (await reader.shop.run('openssl', args)).output;
};
const oldPfx: Check = async (seen) => {
  const output = await pfxInfo(seen, '-legacy');
  return /pbeWithSHA1And(?:3-KeyTripleDES|40BitRC2)-CBC/.test(output) ? pfxOpenedBy(['-legacy'])(seen) : `PFX 不是舊的加密方式：${output}`;
};
/** For services that want the root too, and everything in triple DES: key and certificates alike. */
const pfxWithRoot: Check = async (seen) => {
  const output = await pfxInfo(seen);
  const other = /PBES2|40BitRC2/.test(output) || !/^MAC: sha1,/m.test(output);
  return output.match(/pbeWithSHA1And3-KeyTripleDES-CBC/g)?.length === 2 && !other
    ? pfxOpenedBy([], 1)(seen)
    : `PFX 不是整個以 3DES 加密：${output}`;
};
const asDer: Check = ({ reader }) => {
  const der = readFileSync(pathOf(reader, 'server.der'));
  const [pem] = certificatesIn(readFileSync(pathOf(reader, 'pemFile'), 'utf8'));
  return der[0] === 0x30 && new X509Certificate(der).fingerprint256 === pem?.fingerprint256 ? null : 'server.der 不是同一張憑證的 DER';
};
const asP7b: Check = async ({ reader }) => {
  const { stdout } = await reader.shop.run('openssl', ['pkcs7', '-in', pathOf(reader, 'server.p7b'), '-print_certs']);
  const prints = (text: string): string =>
    certificatesIn(text)
      .map(({ fingerprint256 }) => fingerprint256)
      .sort()
      .join();
  return prints(stdout) === prints(readFileSync(pathOf(reader, 'fullchainFile'), 'utf8')) ? null : 'server.p7b 裡不是同樣的憑證';
};
const asTraditionalKey: Check = async ({ reader }) => {
  const path = pathOf(reader, 'server-rsa.key');
  if (!readFileSync(path, 'utf8').startsWith('-----BEGIN RSA PRIVATE KEY-----')) return 'server-rsa.key 不是傳統的寫法';
  if ((statSync(path).mode & 0o077) !== 0) return 'server-rsa.key 別人也讀得到';
  const [before, after] = await Promise.all(
    [pathOf(reader, 'keyFile'), path].map((file) => reader.shop.run('openssl', ['pkey', '-pubout', '-in', file])),
  );
  return before?.stdout.includes('PUBLIC KEY') && before.stdout === after?.stdout ? null : '不是同一把金鑰';
};
const folderIsClosed: Check = ({ reader }) =>
  (statSync(reader.values.backupDir ?? '').mode & 0o777) === 0o700 ? null : '備份目錄不是只有自己能進';
const madeFullchain = holds('fullchainFile', fileOf('pemFile'), fileOf('chainFile'));
const placedWith =
  (keyMode: string): Check =>
  async (seen) => {
    const modes = ['fullchainPath', 'keyPath'].map((field) => (statSync(pathOf(seen.reader, field)).mode & 0o777).toString(8));
    if (modes.join() !== `644,${keyMode}`) return `權限是 ${modes.join('、')}，不是 644 與 ${keyMode}`;
    const files = (await madeFullchain(seen)) ?? (await holds('fullchainPath', fileOf('fullchainFile'))(seen));
    return files ?? holdsKey('keyPath', keyMode === '600')(seen);
  };
const placed = placedWith('600');
const asPem = holds('pemFile', fileOf('signed'));
const addedToKeystore = shows(/憑證已新增至金鑰儲存庫中|Certificate was added to keystore/);
const listed = shows(/PrivateKeyEntry/, /(Certificate chain length: |憑證鏈長度: )\d$/m, /行政院測試機關/);
const installed = keytool(shows(/Certificate reply was installed in keystore|憑證回覆已安裝在金鑰儲存庫中/), keystoreAll());
const everyCertificate: Check = ({ ran, reader }) => {
  const [subjects, issuers] = [/^subject=(.*)$/gm, /^issuer=(.*)$/gm].map((pattern) =>
    [...ran.stdout.matchAll(pattern)].map((match) => match[1]),
  );
  if (subjects?.length !== reader.served) return `應列出 ${reader.served} 張，看到 ${subjects?.length ?? 0} 張`;
  return subjects.slice(1).every((subject, index) => subject === issuers?.[index]) ? null : '每一段的 issuer 應等於下一段的 subject';
};
const fetched = shows(/^200$/m);
const systemList = ({ shop }: Reader): string[] => [readFileSync(shop.path('etc/ssl/certs/ca-certificates.crt'), 'utf8')];
const certbot = (...checks: [Check, ...Check[]]): Expected => ({ programs: ['certbot', 'pebble'], checks });
const lego = (...checks: [Check, ...Check[]]): Expected => ({ programs: ['lego', 'pebble'], checks });
const dehydrated = (...checks: [Check, ...Check[]]): Expected => ({ programs: ['dehydrated', 'pebble'], checks });
const postgresql = (...checks: [Check, ...Check[]]): Expected => ({ programs: ['postgresql'], checks });
const slapd = (...checks: [Check, ...Check[]]): Expected => ({ programs: ['slapd'], checks });
const deck = (...checks: [Check, ...Check[]]): Expected => ({ programs: ['openssl', 'keytool'], checks });

const mail = (program: ProgramName, ...checks: [Check, ...Check[]]): Expected => ({ programs: [program], checks });
/** Postfix's setting is the path of a field, or nothing. */
const postfixHas =
  (setting: string, field?: string): Check =>
  async ({ reader }) => {
    const { stdout } = await reader.shop.run('postconf', ['-h', setting], { env: reader.env });
    const wanted = field === undefined ? '' : pathOf(reader, field);
    return stdout.trim() === wanted ? null : `${setting} 是「${stdout.trim()}」，不是「${wanted}」`;
  };
/** Every command block with a run="…", by that name. */
export const expected: Readonly<Record<string, Expected>> = {
  // csr/openssl
  'csr-openssl-dir': openssl(folderIsClosed),
  'csr-openssl-new': openssl(
    holdsKey('keyFile'),
    ofKey,
    requestOf(/DNS:www\.example\.gov\.tw, DNS:example\.gov\.tw/, /\bCN ?= ?www\.example\.gov\.tw/),
  ),
  'csr-openssl-backup': openssl(backsUp('keyFile', 'csrFile', 'configFile')),
  'csr-openssl-check': openssl(newRequest, bothNames),
  'csr-openssl-match': openssl(sameHashes),
  'csr-openssl-reuse': openssl(ofKey, requestOf(/DNS:example\.gov\.tw/)),
  'csr-openssl-oneline': openssl(holdsKey('keyFile', false), ofKey, requestOf(asked('DNS:www\\.example\\.gov\\.tw'))),
  // csr/keytool
  'csr-keytool-genkeypair': twice(keytool(keystoreChain(1))),
  'csr-keytool-certreq': keytool(requestOf(/DNS:www\.example\.gov\.tw, DNS:example\.gov\.tw/)),
  'csr-keytool-backup': keytool(folderIsClosed, backsUp('keystoreFile', 'csrFile')),
  'csr-keytool-check': keytool(
    shows(/行政院測試機關/, /2048-bit RSA key|2048 位元的 RSA 金鑰/, /SubjectAlternativeName/, /DNSName: www\.example\.gov\.tw/),
  ),
  'csr-keytool-match': { ...keytool(sameHashes), programs: ['keytool', 'openssl'] },
  // csr/san
  'san-keytool-certreq': keytool(requestOf(asked('DNS:www\\.example\\.gov\\.tw, DNS:example\\.gov\\.tw'))),
  'san-check-csr': openssl(bothNames),
  'san-check-cert': openssl(shows(asked('DNS:www\\.example\\.gov\\.tw, DNS:example\\.gov\\.tw'))),
  // csr/chinese-names
  'chinese-show': openssl(shows(/\bO ?= ?行政院測試機關/, /\bL ?= ?臺北市/)),
  'chinese-utf8-subj': openssl(ofKey, requestOf(/\bL ?= ?臺北市/)),
  'chinese-locale': openssl(shows(/^UTF-8$/m)),
  'chinese-keytool-certreq': keytool(requestOf(/\bL ?= ?臺北市/, /DNS:www\.example\.gov\.tw/)),
  // csr/backup-key
  'backup-key-pem': openssl(shows(/^key OK$/m), folderIsClosed, backsUp('keyFile', 'csrFile')),
  'backup-key-keystore': keytool(shows(/tomcat, .*PrivateKeyEntry/), folderIsClosed, backsUp('keystoreFile', 'csrFile')),
  'backup-key-match': openssl(sameHashes),
  // apply
  'apply-preflight-csr': openssl(newRequest, bothNames),
  'apply-der-to-pem': openssl(asPem),
  'apply-match-csr': openssl(sameHashes),
  'apply-renewal-serial': sentSerial,
  'apply-renewal-list': openssl(shows(/^127\.0\.0\.1 serial=405DB92C677DA6AAD09F96A139842C[0-9A-F]{2} notAfter=.* GMT$/m)),
  // services/postgresql
  'postgresql-where': postgresql(
    shows(/^ssl\|off$/m, /^ssl_cert_file\|/m, /^ssl_key_file\|/m, /^config_file\|.*postgresql\.conf$/m, /^hba_file\|.*pg_hba\.conf$/m),
  ),
  'postgresql-match': openssl(sameHashes),
  'postgresql-place': openssl(placed, keyOwnedBy('postgres')),
  'postgresql-reload': postgresql(shows(/^t$/m)),
  'postgresql-s-client': openssl(fullChainSeen),
  'postgresql-serial': sentSerial,
  'postgresql-verify-full': postgresql(shows(/^t\|TLSv1\.3$/m)),
  'postgresql-stat': postgresql(shows(/^postgres\|127\.0\.0\.1\|t\|TLSv1\.3$/m)),
  'postgresql-renew': postgresql(saysOk, placed, keyOwnedBy('postgres'), shows(/^t$/m), folderIsClosed),
  'postgresql-undo': postgresql(keyOwnedBy('postgres'), shows(/^t$/m)),
  // services/openldap
  'openldap-library': slapd(shows(/^lib(gnutls|ssl)$/m)),
  'openldap-where': slapd(shows(/^olcTLSCertificateFile: .*fullchain\.pem$/m, /^olcTLSCertificateKeyFile: .*server\.key$/m)),
  'openldap-match': openssl(sameHashes),
  'openldap-place': openssl(placed, keyOwnedBy('openldap')),
  'openldap-modify': slapd(shows(/^modifying entry "cn=config"$/m), hides(/ldap_modify:/)),
  'openldap-reload': slapd(shows(/^modifying entry "cn=config"$/m), hides(/ldap_modify:/)),
  'openldap-s-client': openssl(fullChainSeen),
  'openldap-starttls': openssl(fullChainSeen),
  'openldap-serial': sentSerial,
  'openldap-search': slapd(({ ran }) => (ran.stdout.match(/^supportedLDAPVersion: 3$/gm)?.length === 2 ? null : '兩種連法都要有回答')),
  'openldap-renew': slapd(saysOk, placed, keyOwnedBy('openldap'), folderIsClosed, hides(/ldap_modify:/)),
  'openldap-undo': slapd(keyOwnedBy('openldap'), hides(/ldap_modify:/)),
  // install/overview
  'install-der-to-pem': openssl(asPem),
  'install-p7b-to-pem': openssl(holds('chainFile', fileOf('given-chain.pem'))),
  'install-match': openssl(sameHashes),
  'install-fullchain': openssl(madeFullchain),
  'install-verify-files': verified,
  // install/convert
  'convert-pem-to-der': openssl(asDer),
  'convert-pem-to-p7b': openssl(asP7b),
  'convert-pfx-legacy': twice(openssl(oldPfx)),
  'convert-key-traditional': openssl(asTraditionalKey),
  // install/nginx
  'nginx-convert': openssl(asPem, sameHashes),
  'nginx-place-files': openssl(placed),
  'nginx-verify-chain': verified,
  'nginx-s-client': seen,
  'nginx-serial': sentSerial,
  'nginx-ocsp-uri': openssl(shows(/^http:\/\/127\.0\.0\.1:\d+\/$/m)),
  // install/apache
  'apache-convert': openssl(asPem, sameHashes),
  'apache-place-files': openssl(placed),
  'apache-verify-chain': verified,
  'apache-s-client': seen,
  'apache-serial': sentSerial,
  // install/tomcat
  'tomcat-match': { ...keytool(sameHashes), programs: ['keytool', 'openssl'] },
  'tomcat-reply': openssl(shows(/^server\.crt: OK$/m), holds('replyFile', fileOf('pemFile'), fileOf('chainFile'), fileOf('rootFile'))),
  'tomcat-import': installed,
  'tomcat-pkcs12': twice(openssl(pfx, friendlyName())),
  'tomcat-list': keytool(listedAll()),
  'tomcat-s-client': seen,
  // install, other products
  'iis-s-client': seen,
  'weblogic-list': keytool(listedAll()),
  'weblogic-s-client': seen,
  'wildfly-list': keytool(listedAll()),
  'wildfly-s-client': seen,
  'appliance-serial': sentSerial,
  'appliance-convert': openssl(asPem),
  'appliance-plain-key': { ...openssl(holdsKey('keyFile', false)), typed: [PASSWORD] },
  'appliance-pfx': twice(openssl(pfx)),
  'app-service-pfx': twice(openssl(pfxWithRoot)),
  'appliance-verify-chain': verified,
  'appliance-s-client': seen,
  // services/spring-boot
  'spring-boot-convert': openssl(asPem, sameHashes),
  'spring-boot-place': openssl(placed),
  'spring-boot-pkcs12': twice(openssl(keystoreServed())),
  'spring-boot-s-client': seen,
  'spring-boot-serial': sentSerial,
  'spring-boot-keep': { programs: ['bash'], checks: [keptOld('fullchainPath', 'keyPath')] },
  'spring-boot-undo': { programs: ['bash'], checks: [keptOld('fullchainPath', 'keyPath')] },
  // services/jetty
  'jetty-modules': { programs: ['java'], checks: [makesFile('start.d/https.ini'), makesFile('start.d/ssl-reload.ini')] },
  'jetty-convert': openssl(asPem, sameHashes),
  'jetty-pkcs12': twice(openssl(keystoreServed())),
  'jetty-place': { programs: ['bash'], checks: [placedKeystore()] },
  'jetty-list': keytool(shows(/PrivateKeyEntry/, /(Certificate chain length: |憑證鏈長度: )3$/m)),
  'jetty-s-client': seen,
  'jetty-serial': sentSerial,
  'jetty-keep': { programs: ['bash'], checks: [keptOld('keystorePath')] },
  'jetty-undo': { programs: ['bash'], checks: [keptOld('keystorePath')] },
  // chain
  'which-ca-issuer': openssl(shows(/^issuer=/m, /X509v3 Authority Key Identifier:/, /CA Issuers - URI:http/)),
  'which-ca-live': openssl(shows(/^issuer=/m, /^subject=.*行政院測試機關/m)),
  'which-ca-chain-one': openssl(holds('chainFile', fileOf('intermediateFile'))),
  'which-ca-chain-two': openssl(holds('chainFile', fileOf('intermediateFile'), fileOf('crossFile'))),
  'which-ca-cross-issuer': openssl(shows(/^subject=.*\nissuer=./m)),
  'which-ca-verify': verified,
  'chain-key-ids': openssl(sameKeyIds()),
  'check-verify': openssl(shows(/^server\.crt: OK$/m, /^Chain:$/m, /^depth=0: .*\(untrusted\)$/m)),
  'check-list-fullchain': openssl(everyCertificate),
  'check-keytool-list': keytool(listedAll()),
  'check-s-client': openssl(fullChainSeen, shows(/BEGIN CERTIFICATE/)),
  'check-serial': openssl(shows(/^serial=405DB92C677DA6AAD09F96A139842C[0-9A-F]{2}$/m, /^notBefore=/m, /^notAfter=/m)),
  // chain/client-does-not-trust
  'client-root': openssl(
    shows(
      /^subject=.*Test Internal Root CA$/m,
      /^issuer=.*Test Internal Root CA$/m,
      /^sha256 Fingerprint=(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/m,
    ),
  ),
  'client-debian': { programs: ['curl'], checks: [shows(/^1 added, 0 removed; done\.$/m), systemTrustsRoot()] },
  'client-debian-undo': { programs: ['curl'], checks: [shows(/^\d+ added, 0 removed; done\.$/m), systemForgotRoot()] },
  'client-bundle': { programs: ['bash'], checks: [holds('trust.pem', systemList, fileOf('rootFile'))] },
  'client-java-store': {
    programs: ['keytool'],
    typed: ['y'],
    checks: [addedToKeystore, shows(/^\s*SHA256: (?:[0-9A-F]{2}:){31}/m), storeKeptAll()],
  },
  'client-java': { programs: ['java'], checks: [fetched] },
  'client-java-debug': {
    programs: ['java'],
    checks: [shows(/\|trustStore is: app-cacerts$/m, /\|Reloaded [1-9]\d* trust certs$/m), hides(/Inaccessible/)],
  },
  'client-node': { programs: ['node'], checks: [fetched, hides(/Warning/)] },
  'client-node-version': { programs: ['node'], checks: [shows(/^v\d+\.\d+\.\d+$/m)] },
  'client-node-system': { programs: ['node'], checks: [fetched] },
  'client-python-paths': { programs: ['python'], checks: [shows(/openssl_cafile_env='SSL_CERT_FILE'/, /openssl_capath=/)] },
  'client-python': { programs: ['python'], checks: [fetched] },
  'client-requests': { programs: ['python'], checks: [fetched] },
  'client-go': { programs: ['go'], checks: [shows(/^example\.gov\.tw\/app v1\.0\.0$/m)] },
  'client-curl': { programs: ['curl'], checks: [fetched] },
  'client-wget': { programs: ['wget'], checks: [shows(/awaiting response\.\.\. 200 OK$/m)] },
  'client-git': { programs: ['git'], checks: [shows(/^[0-9a-f]{40}\tHEAD$/m)] },
  'client-env': { programs: ['bash'], checks: [shows(/^SSL_CERT_FILE=/m)] },
  // chain/import-packs
  'pack-hash': openssl(hashOfChain()),
  'pack-verify': openssl(shows(/^server\.crt: OK$/m, /^subject=.*CYBER Root CA$/m, /^issuer=.*Global Root CA$/m)),
  'pack-fullchain': openssl(madeFullchain, holds('fullchainPath', fileOf('fullchainFile'))),
  'pack-undo': openssl(holds('fullchainPath', oldFullchain)),
  'pack-keystore-list': keytool(shows(/PrivateKeyEntry/)),
  'pack-keytool-root': keytool(addedToKeystore),
  'pack-keytool-cross': keytool(addedToKeystore),
  'pack-keytool-intermediate': keytool(addedToKeystore),
  'pack-keytool-leaf': keytool(shows(/憑證回覆已安裝在金鑰儲存庫中|Certificate reply was installed in keystore/)),
  'pack-keytool-length': keytool(shows(/(Certificate chain length: |憑證鏈長度: )4$/m)),
  // chain/break-keystore-chain, today and in the deck
  'break-list': keytool(shows(/PrivateKeyEntry/, /(Certificate chain length: |憑證鏈長度: )1$/m)),
  'break-backup': keytool(folderIsClosed, backsUp('keystoreFile')),
  'break-reply': openssl(shows(/^server\.crt: OK$/m), holds('replyFile', fileOf('pemFile'), fileOf('chainFile'), fileOf('rootFile'))),
  'break-import': installed,
  'break-selfcert': keytool(keystoreChain(1)),
  'break-import-again': installed,
  'break-check': { ...keytool(sameHashes, issuedNotSelf()), programs: ['keytool', 'openssl'] },
  'deck-break-1': { ...deck(makesFile('deck.pfx')), typed: [PASSWORD, PASSWORD, PASSWORD] },
  'deck-break-2': { ...deck(holdsKey('deck.key', false)), typed: [PASSWORD] },
  'deck-break-3': { ...deck(makesFile('deck.csr')), typed: ['TW', '', 'Taipei', 'Test Agency', '', 'www.example.gov.tw', '', '', ''] },
  'deck-break-4': deck(oldSelfSigned()),
  'deck-break-5': { ...deck(keystoreChain(1)), typed: [PASSWORD, 'y'] },
  // move
  'move-pem-match': openssl(sameHashes),
  'move-pem-pack': openssl(folderIsClosed, backsUp('fullchainPath', 'keyPath')),
  'move-pem-s-client': seen,
  'move-pem-to-pfx': twice(openssl(pfx, friendlyName())),
  'move-ks-list': keytool(listedAll()),
  'move-ks-pack': keytool(folderIsClosed, backsUp('keystoreFile')),
  'move-ks-password': { ...keytool(newPassword()), typed: [PASSWORD, 'change-me-too', 'change-me-too'] },
  'move-ks-convert': { programs: ['keytool', 'openssl'], typed: [PASSWORD, PASSWORD, PASSWORD], checks: [pfxKeptAll()] },
  'move-ks-to-pem-key': { ...openssl(holdsKey('keyFile')), typed: [PASSWORD] },
  'move-ks-to-pem-leaf': { ...openssl(holds('pemFile', fileOf('signed'))), typed: [PASSWORD] },
  'move-ks-to-pem-chain': { ...openssl(holds('chainFile', fileOf('given-chain.pem'), fileOf('rootFile'))), typed: [PASSWORD] },
  'move-ks-s-client': seen,
  'move-pfx-to-pem-key': { ...openssl(holdsKey('keyFile')), typed: [PASSWORD] },
  'move-pfx-to-pem-leaf': { ...openssl(holds('pemFile', fileOf('signed'))), typed: [PASSWORD] },
  'move-pfx-to-pem-chain': { ...openssl(holds('chainFile', fileOf('given-chain.pem'))), typed: [PASSWORD] },
  // services/haproxy, caddy, lighttpd
  'haproxy-place': openssl(
    holds('../etc/haproxy/certs/site.pem', fileOf('signed'), fileOf('given-chain.pem')),
    holdsKey('../etc/haproxy/certs/site.pem'),
  ),
  'haproxy-check': { programs: ['haproxy'], checks: [shows(/^Configuration file is valid$/m)] },
  'haproxy-runtime': {
    programs: ['haproxy', 'socat'],
    checks: [shows(/^Transaction created for certificate /m, /^Success!$/m, /^Status: Used$/m, /^Serial: 405DB92C/m, /^Chain Subject: /m)],
  },
  'haproxy-s-client': seen,
  'haproxy-serial': sentSerial,
  'haproxy-backup': { programs: ['openssl'], checks: [makesFile('../etc/haproxy/site.pem.old')] },
  'haproxy-undo': { programs: ['haproxy'], checks: [shows(/^Configuration file is valid$/m)] },
  'caddy-place': openssl(placedWith('640')),
  'caddy-validate': { programs: ['caddy'], checks: [shows(/^Valid configuration$/m)] },
  'caddy-reload': { programs: ['caddy'], checks: [hides(/^Error: /m)] },
  'caddy-s-client': seen,
  'caddy-serial': sentSerial,
  'caddy-backup': openssl(bothAside()),
  'caddy-undo': { programs: ['caddy'], checks: [holds('fullchainPath', oldFullchain), hides(/^Error: /m)] },
  'lighttpd-place': openssl(placed),
  'lighttpd-check': { programs: ['lighttpd'], checks: [hides(/\S/)] },
  'lighttpd-s-client': seen,
  'lighttpd-serial': sentSerial,
  'lighttpd-backup': openssl(bothAside()),
  'lighttpd-undo': { programs: ['lighttpd'], checks: [holds('fullchainPath', oldFullchain), hides(/\S/)] },
  // harden
  'protocols-check-old': openssl(shows(/^tls1 off\ntls1_1 off\ntls1_2 on\ntls1_3 on$/m)),
  'staple-ocsp-uri': openssl(shows(/^http:\/\/127\.0\.0\.1:\d+\/$/m)),
  'staple-ca-bundle': openssl(holds('caBundlePath', fileOf('chainFile'), fileOf('rootFile'))),
  'staple-check': openssl(shows(/OCSP Response Status: successful \(0x0\)/, /Cert Status: good/), hides(/no response sent/)),
  'hsts-check': {
    programs: ['curl'],
    checks: [
      shows(
        /^HTTP\/1\.1 301/m,
        /^Location: https:\/\/www\.example\.gov\.tw\//im,
        /^HTTP\/1\.1 200/m,
        /^Strict-Transport-Security: max-age=300\r?$/im,
      ),
      onceOnly(),
    ],
  },
  // renew/certbot
  'certbot-account': { programs: ['certbot', 'pebble'], typed: [BINDING.hmac], checks: [shows(/^Account registered\.$/m)] },
  'certbot-dry-run': certbot(shows(/^The dry run was successful\.$/m)),
  'certbot-issue': certbot(shows(/^Successfully received certificate\.$/m, /kb-deploy：換好了/)),
  'certbot-threshold': certbot(shows(/^renew_before_expiry = 15 days$/m)),
  'certbot-renew-dry-run': certbot(shows(/^Congratulations, all simulated renewals succeeded/m)),
  'certbot-list': certbot(shows(/^ +Certificate Name: www\.example\.gov\.tw$/m, /^ +Key Type: RSA$/m)),
  'certbot-force': certbot(shows(/^Congratulations, all renewals succeeded/m, /kb-deploy：換好了/)),
  'certbot-deploy-again': certbot(shows(/kb-deploy：換好了/)),
  // renew/acme-clients
  'lego-issue': { ...lego(shows(/Server responded with a certificate\./, /kb-deploy：換好了/)), typed: [BINDING.hmac] },
  'lego-renew': lego(shows(/no renewal\.$/m)),
  'lego-deploy-again': lego(shows(/kb-deploy：換好了/)),
  'dehydrated-settings': dehydrated(makesFile('../etc/dehydrated/hook.sh'), makesFile('../etc/dehydrated/domains.txt')),
  'dehydrated-account': { ...dehydrated(shows(/^\+ Done!$/m)), typed: [BINDING.hmac] },
  'dehydrated-cron': dehydrated(shows(/kb-deploy：換好了|Longer than 15 days\). Skipping renew!/)),
  'dehydrated-deploy-again': dehydrated(shows(/kb-deploy：換好了/)),
  // renew/dns-01
  'dns-key': { programs: ['named'], checks: [makesFile('../etc/bind/acme.key')] },
  'dns-settings': { programs: ['nsupdate'], checks: [makesFile('../etc/acme-dns/settings')] },
  'dns-hook': { programs: ['nsupdate'], checks: [makesFile('../sbin/acme-dns.sh')] },
  'dns-try': { programs: ['named', 'nsupdate'], checks: [shows(/^"test"$/m)] },
  'dns-certbot': certbot(shows(/^Successfully received certificate\.$/m, /kb-deploy：換好了/)),
  'dns-lego': lego(shows(/Server responded with a certificate\./, /kb-deploy：換好了/)),
  'dns-dehydrated': dehydrated(shows(/kb-deploy：換好了/)),
  // services/postfix
  'postfix-now': mail('postfix', shows(/^smtpd_tls_cert_file = /m, /inet\/smtpd_tls_wrappermode = yes$/m)),
  'postfix-set': mail('postfix', postfixHas('smtpd_tls_cert_file', 'fullchainPath'), postfixHas('smtpd_tls_key_file', 'keyPath')),
  'postfix-reload': mail('postfix', hides(/./)),
  'postfix-chain-files': mail('postfix', hides(/./), postfixHas('smtpd_tls_cert_file')),
  'postfix-starttls': seen,
  'postfix-smtps': seen,
  'postfix-serial': sentSerial,
  'postfix-keep': mail('bash', keptOld('fullchainPath', 'keyPath')),
  'postfix-undo': mail('postfix', hides(/./), keptOld('fullchainPath', 'keyPath')),
  // services/dovecot
  'dovecot-now': mail('dovecot', shows(/^2\.\d+\.\d+/m, /^ssl_cert = <\//m)),
  'dovecot-reload': mail('dovecot', hides(/./)),
  'dovecot-imaps': seen,
  'dovecot-starttls': seen,
  'dovecot-serial': sentSerial,
  'dovecot-keep': mail('bash', keptOld('fullchainPath', 'keyPath')),
  'dovecot-undo': mail('dovecot', hides(/./), keptOld('fullchainPath', 'keyPath')),
  // faq
  'faq-showcerts': openssl(shows(/^Certificate chain$/m, /^Verification: OK$/m), hides(/no peer certificate available/)),
  'faq-resolve': {
    programs: ['curl', 'openssl'],
    checks: [fullChainSeen, shows(/SSL certificate verify ok/, /subjectAltName: host "www\.example\.gov\.tw" matched/)],
  },
  'faq-match-fullchain': openssl(sameHashes),
  'faq-keystore-list': keytool(shows(/tomcat/, /PrivateKeyEntry/)),
  'faq-keystore-public-key': { ...keytool(shows(/[0-9a-f]{64}/), keystoreKeyHash()), programs: ['keytool', 'openssl'] },
  'faq-import-asking': { ...installed, typed: [PASSWORD, 'y'] },
};

/**
 * What a block writes, by field or by name in the reader's folder, and is no input of it: taken away before it runs, so that a file
 * left from before cannot pass for its own.
 */
export const makes: Readonly<Record<string, readonly string[]>> = {
  'csr-openssl-new': ['keyFile', 'csrFile'],
  'csr-openssl-reuse': ['csrFile'],
  'csr-openssl-oneline': ['keyFile', 'csrFile'],
  'csr-keytool-certreq': ['csrFile'],
  'san-keytool-certreq': ['csrFile'],
  'chinese-keytool-certreq': ['csrFile'],
  'chinese-utf8-subj': ['csrFile'],
  'csr-keytool-backup': ['backupDir'],
  'backup-key-pem': ['backupDir'],
  'backup-key-keystore': ['backupDir'],
  'break-backup': ['backupDir'],
  'move-pem-pack': ['backupDir'],
  'move-ks-pack': ['backupDir'],
  'apply-der-to-pem': ['pemFile'],
  'install-der-to-pem': ['pemFile'],
  'install-p7b-to-pem': ['chainFile'],
  'install-fullchain': ['fullchainFile'],
  'convert-pem-to-der': ['server.der'],
  'convert-pem-to-p7b': ['server.p7b'],
  'convert-pfx-legacy': ['pfxFile'],
  'convert-key-traditional': ['server-rsa.key'],
  'nginx-convert': ['pemFile'],
  'nginx-place-files': ['fullchainFile', 'fullchainPath', 'keyPath'],
  'haproxy-place': ['../etc/haproxy/certs/site.pem'],
  'caddy-place': ['fullchainFile', 'fullchainPath', 'keyPath'],
  'lighttpd-place': ['fullchainFile', 'fullchainPath', 'keyPath'],
  'apache-convert': ['pemFile'],
  'apache-place-files': ['fullchainFile', 'fullchainPath', 'keyPath'],
  'tomcat-reply': ['replyFile'],
  'tomcat-pkcs12': ['pfxFile'],
  'appliance-convert': ['pemFile'],
  'appliance-plain-key': ['keyFile'],
  'appliance-pfx': ['pfxFile'],
  'app-service-pfx': ['chain-with-root.pem', 'pfxFile'],
  'which-ca-chain-one': ['chainFile'],
  'client-bundle': ['trust.pem'],
  'client-java-store': ['app-cacerts'],
  'which-ca-chain-two': ['chainFile'],
  'break-reply': ['replyFile'],
  'deck-break-1': ['deck.pfx'],
  'deck-break-2': ['deck.key'],
  'deck-break-3': ['deck.csr'],
  'deck-break-4': ['deck.cer'],
  'move-pem-to-pfx': ['pfxFile'],
  'move-ks-convert': ['pfxFile'],
  'move-ks-to-pem-key': ['keyFile'],
  'move-ks-to-pem-leaf': ['pemFile'],
  'move-ks-to-pem-chain': ['chainFile'],
  'move-pfx-to-pem-key': ['keyFile'],
  'move-pfx-to-pem-leaf': ['pemFile'],
  'move-pfx-to-pem-chain': ['chainFile'],
  'staple-ca-bundle': ['caBundlePath'],
};

/** What is expected of a command block; one that nobody expects anything of may not run. */
export function expectedOf(id: string): Expected {
  const found = expected[id];
  if (!found) throw new Error(`tests/servers/support/expected.ts 沒有寫 ${id} 要做到什麼`);
  return found;
}

/** curl with the system's list and its folder, and with nothing else. */
async function curlBySystem({ shop, values: { domain, port } }: Reader): Promise<Ran> {
  const list = shop.path('etc/ssl/certs');
  return shop.run('curl', ['-q', '-sS', '--cacert', `${list}/ca-certificates.crt`, '--capath', list, `https://${domain}:${port}/`]);
}

function systemTrustsRoot(): Check {
  return async ({ reader }) => {
    const { code, output } = await curlBySystem(reader);
    return code === 0 ? null : `加進系統的清單以後，curl 還是不信任：${output}`;
  };
}

/** The copy has the agency's root beside those that were there. */
function storeKeptAll(): Check {
  return async ({ reader }) => {
    const args = ['-list', '-keystore', reader.path('app-cacerts'), '-storepass', 'changeit'];
    const { stdout } = await reader.shop.run('keytool', args);
    const entries = stdout.match(/trustedCertEntry/g)?.length ?? 0;
    return entries > 1 && /^internal-root,/m.test(stdout) ? null : `複本裡應有原來的根憑證與 internal-root，看到 ${entries} 張`;
  };
}

/** Neither in the list nor in the folder, where links to nothing would be left. */
function systemForgotRoot(): Check {
  return async ({ reader }) => {
    const { code, output } = await curlBySystem(reader);
    if (code !== 60) return `拿掉以後，curl 應該不信任：${code} ${output}`;
    const folder = reader.shop.path('etc/ssl/certs');
    const lost = readdirSync(folder).filter((name) => !existsSync(join(folder, name)));
    return lost.length === 0 ? null : `留下指到空檔案的連結：${lost.join('、')}`;
  };
}

/** The line of sha256sum for the chain that was given. */
function hashOfChain(): Check {
  return (seen) => {
    const path = pathOf(seen.reader, 'chainFile');
    return shows(new RegExp(`^${createHash('sha256').update(readFileSync(path)).digest('hex')} .*chain\\.pem$`, 'm'))(seen);
  };
}

/** Both files of the server lie beside themselves, equal. */
function bothAside(): Check {
  return ({ reader }) => {
    const lost = ['fullchainPath', 'keyPath'].filter((field) => {
      const path = pathOf(reader, field);
      return !existsSync(`${path}.old`) || !readFileSync(`${path}.old`).equals(readFileSync(path));
    });
    return lost.length === 0 ? null : `旁邊沒有相同的一份：${lost.join('、')}`;
  };
}

/** What `cp -p` put aside. */
function oldFullchain(reader: Reader): string[] {
  return [readFileSync(`${pathOf(reader, 'fullchainPath')}.old`, 'utf8')];
}

/** The keystore's chain is the leaf, all intermediates and the root. */
function keystoreAll(): Check {
  return (seen) => keystoreChain(seen.reader.served + 1)(seen);
}

/** `keytool -list -v` says so too, in the reader's language. */
function listedAll(): Check {
  return async (seen) =>
    (await listed(seen)) ?? shows(new RegExp(`(Certificate chain length: |憑證鏈長度: )${seen.reader.served + 1}$`, 'm'))(seen);
}

/** The keystore holds the key, and what the server is to send. */
function keystoreServed(): Check {
  return (seen) => keystoreChain(seen.reader.served)(seen);
}
/** The file on the host is the one made, and others cannot read it. */
function placedKeystore(): Check {
  return ({ reader }) => {
    const path = pathOf(reader, 'keystorePath');
    if (!readFileSync(path).equals(readFileSync(pathOf(reader, 'keystoreFile')))) return 'keystore 不是剛做的那一個';
    return (statSync(path).mode & 0o007) === 0 ? null : 'keystore 別人也讀得到';
  };
}
/** A file of the host and the copy beside it are the same: it was put aside, or put back. */
function keptOld(...fields: string[]): Check {
  return ({ reader }) => {
    const lost = fields.map((field) => pathOf(reader, field)).filter((path) => !readFileSync(path).equals(readFileSync(`${path}.old`)));
    return lost.length === 0 ? null : `和留下的舊檔不同：${lost.join('、')}`;
  };
}
function friendlyName(): Check {
  return async (seen) => {
    const ran = await seen.reader.shop.run('openssl', [
      'pkcs12',
      '-in',
      pathOf(seen.reader, 'pfxFile'),
      '-passin',
      `pass:${PASSWORD}`,
      '-nokeys',
    ]);
    return shows(/friendlyName: tomcat/)({ ...seen, ran });
  };
}

function sameKeyIds(): Check {
  return ({ ran }) => {
    const ids = ran.stdout.match(/\b(?:[0-9A-F]{2}:){19}[0-9A-F]{2}\b/g) ?? [];
    return ids.length === 2 && ids[0] === ids[1] ? null : `兩個識別碼應相同，看到 ${ids.join('、')}`;
  };
}

function issuedNotSelf(): Check {
  return ({ ran }) => {
    const [subject, issuer] = ['subject', 'issuer'].map((name) => new RegExp(`^${name}=(.*)$`, 'm').exec(ran.stdout)?.[1]);
    return subject?.includes('行政院測試機關') && issuer && issuer !== subject ? null : `簽發者應是憑證管理中心，看到 ${issuer ?? '沒有'}`;
  };
}

function makesFile(name: string): Check {
  return ({ reader }) => (statSync(reader.path(name)).size > 0 ? null : `沒有產生 ${name}`);
}

/** The deck's fourth step: SHA-1, twenty years, and a certificate that calls itself an authority, as the guide says of it. */
function oldSelfSigned(): Check {
  return async (seen) => {
    const ran = await seen.reader.shop.run('openssl', ['x509', '-in', seen.reader.path('deck.cer'), '-noout', '-text']);
    return shows(/sha1WithRSAEncryption/, /CA:TRUE/)({ ...seen, ran });
  };
}

function newPassword(): Check {
  return async ({ reader }) => {
    const open = (word: string) =>
      reader.shop.run('openssl', ['pkcs12', '-in', pathOf(reader, 'keystoreFile'), '-passin', `pass:${word}`, '-nodes']);
    const [before, after] = [await open(PASSWORD), await open('change-me-too')];
    return before.code !== 0 && after.code === 0 && after.stdout.includes('BEGIN PRIVATE KEY') ? null : '新密碼打不開，或舊密碼還能用';
  };
}

/** Everything that the old keystore had, readable by OpenSSL. */
function pfxKeptAll(): Check {
  return async ({ reader }) => {
    const ran = await reader.shop.run('openssl', ['pkcs12', '-in', pathOf(reader, 'pfxFile'), '-passin', `pass:${PASSWORD}`, '-nodes']);
    const certificates = ran.stdout.match(/BEGIN CERTIFICATE/g)?.length ?? 0;
    return ran.code === 0 && ran.stdout.includes('BEGIN PRIVATE KEY') && certificates === reader.served + 1
      ? null
      : `轉出來的檔案應有金鑰與 ${reader.served + 1} 張憑證：${ran.stderr}`;
  };
}

function keystoreKeyHash(): Check {
  return async ({ ran, reader }) => {
    const request = await reader.shop.shell('openssl req -in "$CSR" -noout -pubkey | openssl sha256', {
      cwd: reader.folder,
      env: { CSR: pathOf(reader, 'csrFile') },
    });
    return /[0-9a-f]{64}/.exec(ran.stdout)?.[0] === /[0-9a-f]{64}/.exec(request.stdout)?.[0] ? null : '和請求檔的雜湊不同';
  };
}

function onceOnly(): Check {
  return ({ ran }) => (ran.stdout.match(/^strict-transport-security/gim)?.length === 1 ? null : 'Strict-Transport-Security 應該只有一次');
}

function keyOwnedBy(name: string): Check {
  return ({ reader }) => (statSync(pathOf(reader, 'keyPath')).uid === account(name)?.uid ? null : `私密金鑰不是 ${name} 的`);
}
