import type { Fault } from '../../src/core/rehearse/fault.ts';
import { FAULTS } from '../../src/core/rehearse/fault.ts';
import { curlOf, nginxTest, place, placeDelivered, sClientOf, started, typed, visit } from './rehearse/pem-servers.ts';
import { chromiumOf } from './rehearse/chromium.ts';
import { practise, requestWithOpenssl } from './rehearse/practice.ts';
import { printTable, recognised, type Said } from './rehearse/witness.ts';
import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';

const CLIENTS = { sClient: sClientOf('nginx-s-client'), showcerts: sClientOf('check-s-client'), curl: curlOf };

const GOOD_TEST = /configuration file .* test is successful/;
const GOOD_VERIFY = /^server\.crt: OK$/m;
const NO_ISSUER = /unable to get local issuer certificate/;
const KEY_NGINX = /SSL_CTX_use_PrivateKey\(.*key values mismatch\)/;
const KEY_APACHE = /AH02565: Certificate and private key .* do not match/;
const KEY_HAPROXY = /inconsistencies between private key and certificate loaded '.*'/;
const APACHE_STARTS = /AH00489: .* resuming normal operations/;
const NAME_OPENSSL = /^Verified peername: www\.example\.gov\.tw$/m;

/** What each set does on the software, in the order in which somebody meets it who follows the guide. */
const SYMPTOMS: Readonly<Record<Fault, (reader: Reader, folder: string) => Promise<Said[]>>> = {
  'other-key': async (reader) => {
    const hashes = await typed(reader, 'nginx-convert');
    await place(reader);
    return [
      {
        where: '文章第 1 步比雜湊',
        output: hashes,
        shows: /(?:^SHA2-256\(stdin\)= [0-9a-f]{64}\n?){2}/m,
        cause: 'key-mismatch',
        first: true,
      },
      { where: 'nginx -t', output: await nginxTest(reader), shows: KEY_NGINX, cause: 'key-mismatch', first: true },
      { where: 'Apache', output: await started(reader, 'apache'), shows: KEY_APACHE, cause: 'key-mismatch', first: true },
      { where: 'HAProxy', output: await started(reader, 'haproxy'), shows: KEY_HAPROXY, cause: 'key-mismatch', first: true },
    ];
  },
  'missing-intermediate': async (reader) => {
    await typed(reader, 'nginx-convert');
    const verify = await typed(reader, 'nginx-verify-chain');
    await place(reader);
    const { sClient, showcerts, curl } = await visit(reader, 'nginx', CLIENTS);
    const onApache = await visit(reader, 'apache', { sClient: sClientOf('apache-s-client') });
    const cause = 'missing-intermediate';
    return [
      { where: 'openssl verify', output: verify, shows: NO_ISSUER, cause, first: true },
      { where: 'nginx -t', output: await nginxTest(reader), shows: GOOD_TEST, cause: null },
      { where: 's_client（nginx）', output: sClient, shows: NO_ISSUER, cause, first: true },
      {
        where: 's_client -showcerts（nginx）',
        output: showcerts,
        shows: /unable to verify the first certificate/,
        cause,
        first: true,
        chain: cause,
      },
      { where: 'curl（nginx）', output: curl, shows: /curl: \(60\) .*unable to get local issuer certificate/, cause },
      { where: 'Apache', output: onApache.server, shows: APACHE_STARTS, cause: null },
      { where: 's_client（Apache）', output: onApache.sClient, shows: NO_ISSUER, cause, first: true },
    ];
  },
  'wrong-order': async (reader, folder) => {
    const verify = await typed(reader, 'nginx-verify-chain');
    await place(reader);
    const { showcerts, curl } = await visit(reader, 'nginx', CLIENTS);
    const asGuided: Said[] = [
      { where: 'openssl verify', output: verify, shows: GOOD_VERIFY, cause: null },
      { where: 'nginx -t（照文章接）', output: await nginxTest(reader), shows: GOOD_TEST, cause: null },
      {
        where: 's_client -showcerts（nginx，照文章接）',
        output: showcerts,
        shows: /^Verification: OK$/m,
        cause: null,
        chain: 'wrong-order',
      },
      { where: 'curl（nginx，照文章接）', output: curl, shows: /<title>測試<\/title>/, cause: null },
    ];
    placeDelivered(reader, folder);
    return [
      ...asGuided,
      { where: 'nginx -t（直接用 fullchain.pem）', output: await nginxTest(reader), shows: KEY_NGINX, cause: 'key-mismatch', first: true },
      {
        where: 'Apache（直接用 fullchain.pem）',
        output: await started(reader, 'apache'),
        shows: KEY_APACHE,
        cause: 'key-mismatch',
        first: true,
      },
      {
        where: 'HAProxy（直接用 fullchain.pem）',
        output: await started(reader, 'haproxy'),
        shows: KEY_HAPROXY,
        cause: 'key-mismatch',
        first: true,
      },
    ];
  },
  'wrong-generation': async (reader) => {
    const verify = await typed(reader, 'nginx-verify-chain');
    await place(reader);
    const { sClient, showcerts, curl } = await visit(reader, 'nginx', CLIENTS);
    const onApache = await visit(reader, 'apache', { sClient: sClientOf('apache-s-client') });
    const cause = 'wrong-intermediate';
    return [
      { where: 'openssl verify', output: verify, shows: NO_ISSUER, cause },
      { where: 'nginx -t', output: await nginxTest(reader), shows: GOOD_TEST, cause: null },
      { where: 's_client（nginx）', output: sClient, shows: NO_ISSUER, cause, first: true },
      {
        where: 's_client -showcerts（nginx）',
        output: showcerts,
        shows: /unable to verify the first certificate/,
        cause,
        first: true,
        chain: 'wrong-issuer-generation',
      },
      {
        where: 'curl（nginx）',
        output: curl,
        shows: /curl: \(60\) .*unable to get local issuer certificate/,
        cause: 'missing-intermediate',
      },
      { where: 'Apache', output: onApache.server, shows: APACHE_STARTS, cause: null },
      { where: 's_client（Apache）', output: onApache.sClient, shows: NO_ISSUER, cause, first: true },
    ];
  },
  expired: async (reader) => {
    const verify = await typed(reader, 'nginx-verify-chain');
    await place(reader);
    const { sClient, showcerts, curl } = await visit(reader, 'nginx', CLIENTS);
    const onApache = await visit(reader, 'apache', { sClient: sClientOf('apache-s-client') });
    const cause = 'expired';
    return [
      { where: 'openssl verify', output: verify, shows: /certificate has expired/, cause, first: true },
      { where: 'nginx -t', output: await nginxTest(reader), shows: GOOD_TEST, cause: null },
      { where: 's_client（nginx）', output: sClient, shows: /verify error:num=10:certificate has expired/, cause, first: true },
      { where: 's_client -showcerts（nginx）', output: showcerts, shows: /certificate has expired/, cause, first: true, chain: cause },
      { where: 'curl（nginx）', output: curl, shows: /curl: \(60\) .*certificate has expired/, cause, first: true },
      { where: 'Apache', output: onApache.server, shows: /AH01906|AH00489: .* resuming normal operations/, cause: null },
      { where: 's_client（Apache）', output: onApache.sClient, shows: /certificate has expired/, cause, first: true },
    ];
  },
  'der-as-pem': async (reader, folder) => {
    const verify = await typed(reader, 'nginx-verify-chain');
    await place(reader);
    const { sClient, showcerts } = await visit(reader, 'nginx', CLIENTS);
    const asGuided: Said[] = [
      { where: 'openssl verify（3.0 也讀 DER）', output: verify, shows: NO_ISSUER, cause: 'missing-intermediate' },
      { where: 'nginx -t（照文章接）', output: await nginxTest(reader), shows: GOOD_TEST, cause: null },
      { where: 's_client（nginx，照文章接）', output: sClient, shows: NO_ISSUER, cause: 'missing-intermediate', first: true },
      {
        where: 's_client -showcerts（nginx，照文章接）',
        output: showcerts,
        shows: /unable to verify the first certificate/,
        cause: 'missing-intermediate',
        first: true,
        chain: 'missing-intermediate',
      },
      {
        where: 'HAProxy（照文章接）',
        output: await started(reader, 'haproxy'),
        shows: /No Private Key found in '.*'/,
        cause: 'wrong-file-format',
      },
    ];
    placeDelivered(reader, folder);
    const cause = 'wrong-file-format';
    return [
      ...asGuided,
      {
        where: 'nginx -t（直接用 fullchain.pem）',
        output: await nginxTest(reader),
        shows: /PEM_read_bio_X509_AUX\(\) failed .*no start line.*/,
        cause,
        first: true,
      },
      {
        where: 'Apache（直接用 fullchain.pem）',
        output: await started(reader, 'apache'),
        shows: /AH02562: Failed to configure certificate .*/,
        cause,
        first: true,
      },
      {
        where: 'HAProxy（直接用 fullchain.pem）',
        output: await started(reader, 'haproxy'),
        shows: /unable to load certificate from file '.*'/,
        cause,
        first: true,
      },
    ];
  },
  'no-san': async (reader) => {
    const verify = await typed(reader, 'nginx-verify-chain');
    await place(reader);
    const { showcerts, curl, chromium } = await visit(reader, 'nginx', { ...CLIENTS, chromium: chromiumOf });
    return [
      // OpenSSL takes the common name where there is no extension, and so do curl and Python with it; browsers do not.
      { where: 'openssl verify', output: verify, shows: GOOD_VERIFY, cause: null },
      { where: 'nginx -t', output: await nginxTest(reader), shows: GOOD_TEST, cause: null },
      { where: 'Apache', output: await started(reader, 'apache'), shows: APACHE_STARTS, cause: null },
      { where: 's_client -showcerts（nginx）', output: showcerts, shows: NAME_OPENSSL, cause: null, chain: 'host-mismatch' },
      { where: 'curl（nginx）', output: curl, shows: /<title>測試<\/title>/, cause: null },
      { where: 'Chromium（nginx）', output: chromium, shows: /ERR_CERT_COMMON_NAME_INVALID/, cause: 'name-mismatch', first: true },
    ];
  },
};

serverTest(
  '故意的錯誤裝到 nginx、Apache、HAProxy：真的訊息，kb diagnose 與 kb chain 說得出原因；沒有被發現的，用戶端看得到',
  ['nginx', 'apache', 'haproxy', 'openssl', 'curl', 'chromium', 'certutil'],
  async (shop, context) => {
    const reader = new Reader(shop);
    await requestWithOpenssl(reader);
    for (const fault of FAULTS) {
      await context.test(fault, async () => {
        const folder = await practise(reader, 'twca', fault);
        reader.values.port = '1';
        await typed(reader, 'nginx-convert');
        await recognised(reader, fault, await SYMPTOMS[fault](reader, folder));
      });
    }
    printTable();
  },
);
