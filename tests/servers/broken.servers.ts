import assert from 'node:assert/strict';
import { apache, filesForApache } from './scenes/apache-scene.ts';
import { looksRight, onlyNewProtocols } from './scenes/site.ts';
import { filesForNginx, nginx } from './scenes/nginx-scene.ts';
import { filesWithOpenssl, requestWithOpenssl } from './scenes/openssl-scene.ts';
import { Issuer, SILENT_OCSP } from './scenes/pki.ts';
import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';
import { twcaShape } from './support/shapes.ts';

type Breaking = [name: string, id: string, from: string, to: string, says: RegExp];

const commands: Breaking[] = [
  ['旗標錯：金鑰只有 1024 位元', 'csr-openssl-new', 'rsa:2048', 'rsa:1024', /run="csr-openssl-new"：沒有印出 \/2048 bit\//],
  ['旗標錯：輸入當成 DER 的 PEM', 'apply-der-to-pem', '-inform der', '-inform pem', /run="apply-der-to-pem"：結束代碼 1/],
  ['少了旗標：中文機關名稱沒有 -utf8', 'chinese-utf8-subj', '-utf8 ', '', /run="chinese-utf8-subj"：沒有印出.*行政院測試機關/],
  [
    '順序錯：中繼憑證排在最前面',
    'install-fullchain',
    '(cat {{pemFile}}; echo; cat {{chainFile}})',
    '(cat {{chainFile}}; echo; cat {{pemFile}})',
    /run="install-fullchain"：.*照順序/,
  ],
  ['檔案錯：拿請求檔當私密金鑰', 'install-match', '-in {{keyFile}}', '-in {{csrFile}}', /run="install-match"：結束代碼 1/],
  [
    '檔案錯：少了中繼憑證',
    'install-verify-files',
    '-untrusted {{chainFile}}',
    '-untrusted {{rootFile}}',
    /run="install-verify-files"：結束代碼 2/,
  ],
  ['少了旗標：沒有 -out，舊的檔案不算', 'install-p7b-to-pem', '-out {{chainFile}}', '', /run="install-p7b-to-pem"：沒有產生/],
  ['檔名錯：轉到別的檔案，舊的檔案不算', 'apply-der-to-pem', '-out {{pemFile}}', '-out other.crt', /run="apply-der-to-pem"：沒有產生/],
];

for (const [name, id, from, to, says] of commands) {
  serverTest(`弄壞指令就變紅：${name}`, ['openssl'], async (shop) => {
    const reader = new Reader(shop);
    const issuer = new Issuer(reader, twcaShape);
    reader.rewrite(id, (code) => code.replace(from, to));
    const follow = async (): Promise<void> => {
      await requestWithOpenssl(reader);
      if (id.startsWith('chinese')) await reader.run(id);
      await issuer.handOver();
      await filesWithOpenssl(reader, issuer);
    };
    await assert.rejects(follow, says);
  });
}

serverTest('弄壞設定就變紅：nginx 只送伺服器憑證、金鑰指到請求檔、開著舊協定', ['nginx', 'openssl', 'curl'], async (shop) => {
  const broken = (change: (code: string) => string): Reader => {
    const reader = new Reader(shop);
    Object.assign(reader.env, good.env);
    reader.served = good.served;
    reader.rewrite('nginx-server', change);
    return reader;
  };
  const good = new Reader(shop);
  await filesForNginx(good, new Issuer(good, twcaShape), SILENT_OCSP);
  const serve = async (reader: Reader): Promise<void> => {
    const site = await nginx(reader, () => `${reader.text('nginx-server')}\nserver { listen 127.0.0.1:${reader.httpPort}; }`);
    try {
      await looksRight(reader, 'nginx-s-client');
      await onlyNewProtocols(reader);
    } finally {
      await site.stop();
    }
  };
  await serve(good);
  await assert.rejects(serve(broken((code) => code.replace('{{fullchainPath}}', good.path('server.crt')))), /run="nginx-s-client"/);
  await assert.rejects(
    serve(broken((code) => code.replace('{{keyPath}}', good.path('server.csr')))),
    /沒有啟動：[\s\S]*PEM_read_bio_PrivateKey/,
  );
  await assert.rejects(
    serve(broken((code) => code.replace('TLSv1.2 TLSv1.3', 'TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'))),
    /run="protocols-check-old"/,
  );
});

serverTest('弄壞設定就變紅：Apache 的憑證與金鑰對調', ['apache', 'openssl'], async (shop) => {
  const reader = new Reader(shop);
  await filesForApache(reader, new Issuer(reader, twcaShape), SILENT_OCSP);
  reader.rewrite('apache-vhost', (code) =>
    code.replace(
      /SSLCertificateFile.*\n(\s*)SSLCertificateKeyFile.*/,
      'SSLCertificateFile {{keyPath}}\n$1SSLCertificateKeyFile {{fullchainPath}}',
    ),
  );
  await assert.rejects(
    apache(reader, () => reader.text('apache-vhost')),
    /沒有啟動：[\s\S]*AH0256/,
  );
});
