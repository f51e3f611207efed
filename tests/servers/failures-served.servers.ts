import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { chainProblems, diagnosed } from './scenes/failure.ts';
import { filesForNginx, nginx } from './scenes/nginx-scene.ts';
import { Issuer, SILENT_OCSP } from './scenes/pki.ts';
import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';
import { governmentShape, twcaShape } from './support/shapes.ts';

/** What stands in fullchain.pem and which key belongs to it, what s_client and the catalogue say, and what `kb chain` says. */
interface Case {
  name: string;
  files: (issuer: Issuer) => { certificates: string[]; key?: string };
  host?: string;
  shows: RegExp;
  diagnosis: string;
  chain: string;
}

const cases: Case[] = [
  {
    name: '少了中繼憑證',
    files: () => ({ certificates: ['signed'] }),
    shows: /unable to verify the first certificate/,
    diagnosis: 'o07',
    chain: 'missing-intermediate',
  },
  {
    name: '中繼憑證是別家的',
    files: () => ({ certificates: ['signed', 'twca-secure'] }),
    shows: /unable to verify the first certificate/,
    diagnosis: 'o07',
    chain: 'missing-intermediate',
  },
  {
    name: '順序錯',
    files: () => ({ certificates: ['signed', 'new-with-old', 'gca2'] }),
    shows: /Verification: OK/,
    diagnosis: '',
    chain: 'wrong-order',
  },
  {
    name: '過期',
    files: () => ({ certificates: ['expired', 'gca2', 'new-with-old'], key: 'expired' }),
    shows: /certificate has expired/,
    diagnosis: 'o08',
    chain: 'expired',
  },
  {
    name: '名稱不符',
    files: () => ({ certificates: ['signed', 'gca2', 'new-with-old'] }),
    host: 'mail.example.gov.tw',
    shows: /hostname mismatch/i,
    diagnosis: 'o11',
    chain: 'host-mismatch',
  },
  {
    name: '還是自簽憑證',
    files: () => ({ certificates: ['self'], key: 'self' }),
    shows: /self-signed certificate/,
    diagnosis: 'o09',
    chain: 'self-signed-leaf',
  },
  {
    name: '同名但不同世代的根',
    files: () => ({ certificates: ['signed', 'gca2'] }),
    shows: /unable to get (local )?issuer certificate|unable to verify/,
    diagnosis: 'o06',
    chain: 'wrong-issuer-generation',
  },
];

serverTest(
  '伺服器送出的串鍊有錯時，kb diagnose 認得 s_client 的輸出，kb chain 認得送出的憑證',
  ['nginx', 'openssl'],
  async (shop, context) => {
    const reader = new Reader(shop);
    const issuer = new Issuer(reader, governmentShape);
    twcaShape(issuer.authority);
    await filesForNginx(reader, issuer, SILENT_OCSP);
    const { authority, shape } = issuer;
    authority.leaf('expired', { by: shape.issuer, from: '20240101000000Z', until: '20240701000000Z' });
    authority.ca('self', { dn: '/CN=www.example.gov.tw' });
    for (const { name, files, host, shows, diagnosis, chain } of cases) {
      await context.test(name, async () => {
        const { certificates, key } = files(issuer);
        writeFileSync(shop.path('wrong.pem'), authority.bundle(...certificates));
        const kept = { ...reader.values };
        Object.assign(
          reader.values,
          { fullchainPath: shop.path('wrong.pem') },
          key === undefined ? {} : { keyPath: authority.path(key, 'key') },
        );
        const site = await nginx(reader, () => `${reader.text('nginx-server')}\nserver { listen 127.0.0.1:${reader.httpPort}; }`);
        if (host !== undefined) reader.values.domain = host;
        const command = reader.text('check-s-client').replace('-servername mail', '-servername www');
        const { output } = await shop.shell(command, { cwd: reader.folder, env: reader.env });
        assert.match(output, shows);
        if (diagnosis !== '')
          assert.ok((await diagnosed(reader, output)).includes(diagnosis), `${(await diagnosed(reader, output)).join()}\n${output}`);
        const problems = await chainProblems(reader);
        assert.ok(problems.includes(chain), `kb chain 說 ${problems.join('、')}`);
        await site.stop();
        Object.assign(reader.values, kept);
      });
    }

    await context.test('那個連接埠是純 http：不是 TLS，也沒有憑證', async () => {
      const site = await nginx(
        reader,
        () => `server { listen 127.0.0.1:${reader.values.port}; }\nserver { listen 127.0.0.1:${reader.httpPort}; }`,
      );
      const { output } = await shop.shell(reader.text('check-s-client'), { cwd: reader.folder, env: reader.env });
      assert.match(output, /wrong version number/);
      assert.match(output, /no peer certificate available/);
      assert.match(output, /Verify return code: 0 \(ok\)/);
      assert.ok((await diagnosed(reader, output)).includes('o16'), output);
      await site.stop();
    });
  },
);
