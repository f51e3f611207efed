import { copyFileSync, writeFileSync } from 'node:fs';
import { apache, filesForApache } from './scenes/apache-scene.ts';
import { provokeAll, type Failure } from './scenes/failure.ts';
import { filesForNginx } from './scenes/nginx-scene.ts';
import { Issuer, SILENT_OCSP } from './scenes/pki.ts';
import { pathOf } from './support/checks.ts';
import { curl } from './support/client.ts';
import { Reader } from './support/reader.ts';
import { startApache, type ApacheOptions } from './support/server-apache.ts';
import { startNginx, testNginx } from './support/server-nginx.ts';
import { serverTest } from './support/server-test.ts';
import { twcaShape } from './support/shapes.ts';
import { isRunning } from './support/workshop.ts';

/** Files that are wrong in a documented way, by the value that a field of the settings gets. */
async function wrongFiles(reader: Reader, issuer: Issuer): Promise<Record<string, string>> {
  const { authority, shape } = issuer;
  authority.leaf('other', { by: shape.issuer });
  const leaf = authority.text('signed');
  const chain = authority.bundle(...shape.chain);
  const write = (name: string, text: string): string => reader.shop.write(name, text);
  await reader.shop.run('openssl', [
    'pkey',
    '-in',
    pathOf(reader, 'keyFile'),
    '-aes256',
    '-passout',
    'pass:change-me',
    '-out',
    reader.shop.path('locked.key'),
  ]);
  authority.leaf('no-ocsp', { by: shape.issuer });
  return {
    otherKey: authority.path('other', 'key'),
    swapped: write('swapped.pem', chain + leaf),
    der: authority.path('signed', 'cer'),
    glued: write('glued.pem', leaf.trimEnd() + chain),
    nowhere: reader.shop.path('nowhere.pem'),
    csr: pathOf(reader, 'csrFile'),
    locked: reader.shop.path('locked.key'),
    leafOnly: write('leaf-only.pem', leaf),
    noOcsp: write('no-ocsp.pem', authority.text('no-ocsp') + chain),
    noOcspKey: authority.path('no-ocsp', 'key'),
  };
}

serverTest('nginx：文章寫的失敗都真的發生，訊息如文章所寫，kb diagnose 說得出原因', ['nginx', 'openssl', 'curl'], async (shop, context) => {
  const reader = new Reader(shop);
  const issuer = new Issuer(reader, twcaShape);
  await filesForNginx(reader, issuer, SILENT_OCSP);
  const wrong = await wrongFiles(reader, issuer);
  reader.values.port = '1';
  /** `nginx -t` with other files in the documented block. */
  const tested = async (values: Record<string, string | undefined>, change = (text: string) => text): Promise<string> => {
    const kept = { ...reader.values };
    Object.assign(reader.values, values);
    const text = change(reader.text('nginx-server'));
    Object.assign(reader.values, kept);
    return (await testNginx(shop, text)).output;
  };
  const guide = 'guides/install/nginx';
  const failures: Failure[] = [
    { name: '別張憑證的私密金鑰', guide, quotes: 'key values mismatch', id: 'n01', provoke: () => tested({ keyPath: wrong.otherKey }) },
    {
      name: '中繼憑證放在最前面',
      guide,
      quotes: 'key values mismatch',
      id: 'n01',
      provoke: () => tested({ fullchainPath: wrong.swapped }),
    },
    {
      name: 'DER 放在該放 PEM 的地方',
      guide,
      quotes: 'PEM_read_bio_X509_AUX() failed (... no start line:Expecting: TRUSTED CERTIFICATE)',
      id: 'n03',
      provoke: () => tested({ fullchainPath: wrong.der }),
    },
    { name: '兩張憑證黏在一起', guide, quotes: 'bad end line', id: 'n04', provoke: () => tested({ fullchainPath: wrong.glued }) },
    {
      name: '路徑打錯',
      guide,
      quotes: 'BIO_new_file() failed (... No such file or directory ...)',
      id: 'n02a',
      provoke: () => tested({ fullchainPath: wrong.nowhere }),
    },
    {
      name: '金鑰的位置放了請求檔',
      guide,
      quotes: 'PEM_read_bio_PrivateKey() failed (... DECODER routines::unsupported ...)',
      id: 'n05',
      provoke: () => tested({ keyPath: wrong.csr }),
    },
    {
      name: '開了 ssl 卻沒有憑證',
      guide,
      quotes: 'no "ssl_certificate" is defined for the "listen ... ssl" directive',
      id: 'n07',
      provoke: () => tested({}, (text) => text.replace(/^\s*ssl_certificate(_key)? .*\n/gm, '')),
    },
    {
      name: '1.25.1 以前的 http2 on',
      guide,
      quotes: 'unknown directive "http2"',
      id: 'n14',
      provoke: () => tested({}, (text) => text.replace('root', 'http2 on;\n root')),
    },
    {
      name: '憑證沒有 OCSP 網址卻開了 stapling',
      guide: 'guides/harden/ocsp-stapling',
      quotes: '"ssl_stapling" ignored, no OCSP responder URL in the certificate',
      id: 'n09',
      provoke: () =>
        tested({ fullchainPath: wrong.noOcsp, keyPath: wrong.noOcspKey }, (text) =>
          text.replace('root', `${reader.text('staple-nginx')}\n root`),
        ),
    },
    {
      name: '只有伺服器憑證卻開了 stapling',
      guide: 'guides/harden/ocsp-stapling',
      quotes: '"ssl_stapling" ignored, issuer certificate not found for certificate',
      id: 'n10',
      provoke: () => tested({ fullchainPath: wrong.leafOnly }, (text) => text.replace('root', 'ssl_stapling on;\n root')),
    },
    {
      name: '網址寫成 http 加 https 的連接埠',
      guide,
      quotes: '400 The plain HTTP request was sent to HTTPS port',
      id: 'n16',
      provoke: async () => {
        const site = await startNginx(shop, 1, ([port = 0]) => {
          reader.values.port = String(port);
          return reader.text('nginx-server');
        });
        if (!isRunning(site)) return site.output;
        const page = await curl(shop, { http: site.ports[0] ?? 0 }, 'http://www.example.gov.tw/');
        await site.stop();
        return page.output;
      },
    },
  ];
  await provokeAll(context, reader, failures);
});

serverTest('Apache：文章寫的失敗都真的發生，訊息如文章所寫，kb diagnose 說得出原因', ['apache', 'openssl'], async (shop, context) => {
  const reader = new Reader(shop);
  const issuer = new Issuer(reader, twcaShape);
  await filesForApache(reader, issuer, SILENT_OCSP);
  const wrong = await wrongFiles(reader, issuer);
  const started = async (
    values: Record<string, string | undefined>,
    change = (text: string) => text,
    options: ApacheOptions = {},
  ): Promise<string> => {
    const kept = { ...reader.values };
    const server = await startApache(
      shop,
      1,
      ([port = 0]) => {
        Object.assign(reader.values, { port: String(port) }, values);
        return change(reader.text('apache-vhost'));
      },
      options,
    );
    Object.assign(reader.values, kept);
    if (isRunning(server)) await server.stop();
    return isRunning(server) ? server.output() : server.output;
  };
  const guide = 'guides/install/apache';
  const failures: Failure[] = [
    {
      name: '別張憑證的私密金鑰',
      guide,
      quotes: 'AH02565: Certificate and private key ... do not match',
      id: 'a01',
      provoke: () => started({ keyPath: wrong.otherKey }),
    },
    {
      name: '中繼憑證放在最前面',
      guide,
      quotes: 'AH02565: Certificate and private key ... do not match',
      id: 'a01',
      provoke: () => started({ fullchainPath: wrong.swapped }),
    },
    {
      name: 'DER 放在該放 PEM 的地方',
      guide,
      quotes: 'AH02562: Failed to configure certificate ... (with chain), check ...',
      id: 'a03',
      provoke: () => started({ fullchainPath: wrong.der }),
    },
    {
      name: '開了 SSLEngine 卻沒有憑證',
      guide,
      quotes: 'AH02572: Failed to configure at least one certificate and key for ...',
      id: 'a02',
      provoke: () => started({}, (text) => text.replace(/^\s*SSLCertificate.*\n/gm, '')),
    },
    {
      name: '金鑰的位置放了請求檔',
      guide,
      quotes: 'AH02579: Init: Private key not found',
      id: 'a04',
      provoke: () => started({ keyPath: wrong.csr }),
    },
    {
      name: '金鑰有密碼',
      guide,
      quotes: 'AH02578: Init: Unable to read pass phrase',
      id: 'a05',
      provoke: () => started({ keyPath: wrong.locked }),
    },
    {
      name: '路徑打錯',
      guide,
      quotes: "SSLCertificateFile: file '...' does not exist or is empty",
      id: 'a06',
      provoke: () => started({ fullchainPath: wrong.nowhere }),
    },
    {
      name: '沒有載入 mod_ssl',
      guide,
      quotes: "Invalid command 'SSLEngine', perhaps misspelled or defined by a module not included",
      id: 'a07',
      provoke: () => started({}, undefined, { without: ['ssl'] }),
    },
    {
      name: '沒有載入 mod_socache_shmcb',
      guide,
      quotes: "SSLSessionCache: 'shmcb' session cache not supported",
      id: 'a08',
      provoke: () => started({}, (text) => `SSLSessionCache shmcb:${shop.path('cache')}(512000)\n${text}`, { without: ['socache_shmcb'] }),
    },
    {
      name: '設定裡寫了 SSLv2',
      guide,
      quotes: 'SSLProtocol: SSLv2 is no longer supported',
      id: 'a09',
      provoke: () => started({}, (text) => `SSLProtocol +SSLv2 +TLSv1.2\n${text}`),
    },
    {
      name: '開了 stapling 卻沒有快取',
      guide: 'guides/harden/ocsp-stapling',
      quotes: 'AH01958: SSLStapling: no stapling cache available',
      id: 'a10',
      provoke: () => started({}, (text) => text.replace('SSLEngine', `${reader.text('staple-apache')}\nSSLEngine`)),
    },
    {
      name: '憑證沒有 OCSP 網址卻開了 stapling',
      guide: 'guides/harden/ocsp-stapling',
      quotes: 'AH02218: ... no OCSP URI in certificate',
      id: 'a11',
      provoke: () =>
        started(
          { fullchainPath: wrong.noOcsp, keyPath: wrong.noOcspKey },
          (text) => `${reader.text('staple-apache-cache')}\n${text.replace('SSLEngine', `${reader.text('staple-apache')}\nSSLEngine`)}`,
        ),
    },
  ];
  await provokeAll(context, reader, failures);

  await context.test('apachectl -t 對配錯的金鑰仍說 Syntax OK；重新載入配錯的憑證，整個 Apache 停掉', async () => {
    const site = await apache(reader, () => reader.text('apache-vhost'));
    // The settings keep their names, as at a renewal; only the file behind them is another.
    const key = reader.values.keyPath ?? '';
    const good = shop.path('good.key');
    copyFileSync(key, good);
    copyFileSync(wrong.otherKey ?? '', key);
    const checked = await shop.run('apache2', ['-t', '-f', shop.path('apache.conf')]);
    await shop.run('apache2', ['-k', 'graceful', '-f', shop.path('apache.conf')]);
    for (let waited = 0; waited < 600 && (await curl(shop, { http: reader.httpPort }, 'http://www.example.gov.tw/')).code !== 7; waited++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const gone = await curl(shop, { http: reader.httpPort }, 'http://www.example.gov.tw/');
    writeFileSync(key, '');
    copyFileSync(good, key);
    await site.stop();
    if (!checked.output.includes('Syntax OK')) throw new Error(checked.output);
    if (gone.code !== 7) throw new Error(`Apache 還在：${gone.output}`);
  });
});
