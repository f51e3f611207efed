import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { provokeAll, type Failure } from './scenes/failure.ts';
import { keepKeystore, keytool, speak } from './scenes/keytool-scene.ts';
import { Issuer, SILENT_OCSP } from './scenes/pki.ts';
import { keystoreForTomcat } from './scenes/tomcat-scene.ts';
import { pathOf } from './support/checks.ts';
import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';
import { startTomcat } from './support/server-tomcat.ts';
import { governmentShape } from './support/shapes.ts';
import { isRunning } from './support/workshop.ts';

const PAGE = '<!doctype html>\n<title>登入逾時</title>\n';

serverTest('keytool：文章寫的失敗都真的發生，訊息如文章所寫，kb diagnose 說得出原因', ['keytool', 'openssl'], async (shop, context) => {
  const reader = new Reader(shop);
  speak(reader, 'zh');
  const issuer = new Issuer(reader, governmentShape);
  await reader.runAll('csr-keytool-genkeypair', 'csr-keytool-certreq');
  await issuer.handOver();
  await reader.runAll('apply-der-to-pem', 'break-reply');
  const restore = keepKeystore(reader);
  const store = pathOf(reader, 'keystoreFile');
  /** The documented import, said in the reader's shell, with another file, alias or dash. */
  const imported = async (change: (text: string) => string = (text) => text, ...typed: string[]): Promise<string> => {
    const { output } = await shop.shell(change(reader.text('tomcat-import')), {
      cwd: reader.folder,
      env: reader.env,
      input: ['change-me', ...typed].map((line) => `${line}\n`).join(''),
    });
    return output;
  };
  const withReply = async (text: string): Promise<string> => {
    writeFileSync(reader.path('wrong.pem'), text);
    const output = await imported((command) => command.replace('reply.pem', 'wrong.pem'));
    restore();
    return output;
  };
  issuer.authority.leaf('stranger', { by: issuer.shape.issuer });
  const tomcat = 'guides/install/tomcat';
  const failures: Failure[] = [
    {
      name: '重做過 -genkeypair，不是產製 CSR 的 keystore',
      guide: tomcat,
      quotes: '回覆時的公開金鑰與金鑰儲存庫不符',
      id: 'k01',
      provoke: async () => {
        const other = new Reader(shop, 'other');
        Object.assign(other.env, reader.env);
        await other.run('csr-keytool-genkeypair');
        copyFileSync(other.path('server.p12'), store);
        const output = await imported((command) => command.replace('reply.pem', reader.values.certFile ?? ''));
        restore();
        return output;
      },
    },
    {
      name: '回覆只有伺服器憑證，沒有中繼與根',
      guide: tomcat,
      quotes: '無法從回覆中將鏈建立起來',
      id: 'k02',
      provoke: () => withReply(issuer.authority.text('signed')),
    },
    {
      name: '回覆檔裡是別張憑證',
      guide: tomcat,
      quotes: '憑證回覆並未包含 <tomcat> 的公開金鑰',
      id: 'k13',
      provoke: () => withReply(issuer.authority.bundle('stranger', ...issuer.shape.chain, issuer.shape.root)),
    },
    { name: '檔案是網頁', guide: tomcat, quotes: 'No certificate data found', id: 'k03b', provoke: () => withReply(PAGE) },
    { name: '檔案是空的', guide: tomcat, quotes: '回覆不含憑證', id: 'k03c', provoke: () => withReply('') },
    {
      name: '檔案是請求檔',
      guide: tomcat,
      quotes: 'DerValue.getOID, not an OID',
      id: 'k04',
      provoke: () => withReply(readFileSync(pathOf(reader, 'csrFile'), 'utf8')),
    },
    {
      name: '檔案是網頁，別名也打錯',
      guide: tomcat,
      quotes: '輸入的不是 X.509 憑證',
      id: 'k03a',
      provoke: async () => {
        writeFileSync(reader.path('wrong.pem'), PAGE);
        return await imported((command) => command.replace('reply.pem', 'wrong.pem').replace('-alias tomcat', '-alias tomact'));
      },
    },
    {
      name: '別名打錯',
      guide: tomcat,
      quotes: '憑證已新增至金鑰儲存庫中',
      id: 'k27',
      provoke: async () => {
        const output = await imported((command) => command.replace('-alias tomcat', '-alias tomact'));
        restore();
        return output;
      },
    },
    {
      name: '已經匯入過',
      guide: 'guides/chain/break-keystore-chain',
      quotes: '憑證回覆與金鑰儲存庫中的憑證是相同的',
      id: 'k12',
      provoke: async () => {
        await imported();
        const output = await imported((command) => command.replace('reply.pem', reader.values.certFile ?? ''));
        restore();
        return output;
      },
    },
    {
      name: '減號變成長橫線',
      guide: 'guides/csr/keytool',
      quotes: '無效的選項:–import',
      id: 'k19',
      provoke: () => imported((command) => command.replace('-importcert', '–importcert')),
    },
    {
      name: '沒有寫 -keyalg',
      guide: 'guides/csr/keytool',
      quotes: 'The -keyalg option must be specified.',
      id: 'k20',
      provoke: async () =>
        (
          await shop.shell(reader.text('csr-keytool-genkeypair').replace('-keyalg RSA -keysize 2048', ''), {
            cwd: reader.folder,
            env: { ...reader.env, LC_ALL: 'C.UTF-8' },
            input: 'change-me\nchange-me\n',
          })
        ).output,
    },
    {
      name: '同一個別名再做一次',
      guide: 'guides/csr/keytool',
      quotes: '沒有建立金鑰組，別名 <tomcat> 已經存在',
      id: 'k09',
      provoke: async () =>
        (await shop.shell(reader.text('csr-keytool-genkeypair'), { cwd: reader.folder, env: reader.env, input: 'change-me\n' })).output,
    },
    {
      name: '密碼太短',
      guide: 'guides/csr/keytool',
      quotes: '金鑰儲存庫密碼太短 - 必須至少為 6 個字元',
      id: 'k21',
      provoke: async () =>
        (
          await shop.shell(reader.text('csr-keytool-genkeypair').replace('server.p12', 'short.p12'), {
            cwd: reader.folder,
            env: reader.env,
            input: 'abc\nabc\nabc\n',
          })
        ).output,
    },
    {
      name: '密碼錯誤',
      guide: 'guides/move/keystore',
      quotes: 'keystore password was incorrect',
      id: 'k05a',
      provoke: async () =>
        (await shop.shell(reader.text('move-ks-list'), { cwd: reader.folder, env: reader.env, input: 'not-this\n' })).output,
    },
    {
      name: '複製到的不是 keystore',
      guide: 'guides/move/keystore',
      quotes: 'Unrecognized keystore format',
      id: 'k22a',
      provoke: async () => (await keytool(reader, ['-list', '-keystore', 'reply.pem'])).output,
    },
  ];
  await provokeAll(context, reader, failures);
});

serverTest(
  'Tomcat：文章寫的失敗都真的發生，訊息如文章所寫，kb diagnose 說得出原因',
  ['tomcat', 'keytool', 'openssl'],
  async (shop, context) => {
    const reader = new Reader(shop);
    const issuer = new Issuer(reader, governmentShape);
    await keystoreForTomcat(reader, issuer, SILENT_OCSP);
    const started = async (change: (text: string) => string, password = (text: string) => text): Promise<string> => {
      const server = await startTomcat(shop, 1, ([port = 0]) => {
        reader.values.port = String(port);
        return { connectors: change(reader.text('tomcat-connector')), properties: password(reader.text('tomcat-properties')) };
      });
      if (isRunning(server)) await server.stop();
      return isRunning(server) ? server.output() : server.output;
    };
    const guide = 'guides/install/tomcat';
    const failures: Failure[] = [
      {
        name: 'catalina.properties 的密碼不對',
        guide,
        quotes: 'keystore password was incorrect',
        id: 't02',
        provoke: () =>
          started(
            (text) => text,
            (text) => text.replace('change-me', 'not-this'),
          ),
      },
      {
        name: '別名打錯',
        guide,
        quotes: 'Alias name [x] does not identify a key entry',
        id: 't04',
        provoke: () => started((text) => text.replace('certificateKeyAlias="tomcat"', 'certificateKeyAlias="tomact"')),
      },
      {
        name: '舊版的屬性',
        guide,
        quotes: 'Match [Server/Service/Connector] failed to set property [keystoreFile]',
        id: 't05',
        provoke: () =>
          started((text) =>
            text
              .replace(/<SSLHostConfig[\s\S]*<\/SSLHostConfig>\s*/, '')
              .replace('SSLEnabled="true"', 'SSLEnabled="true" keystoreFile="conf/server.p12" keystorePass="change-me"'),
          ),
      },
    ];
    await provokeAll(context, reader, failures);
  },
);
