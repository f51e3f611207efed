import { freePort } from '../../../src/dev/free-port.ts';
import { sClient } from '../support/client.ts';
import { startTomcat } from '../support/server-tomcat.ts';
import { isRunning } from '../support/workshop.ts';
import type { Materials } from './materials.ts';
import type { Provocation } from './provocation.ts';

type Files = (name: string) => string;

interface Settings {
  /** Attributes of Connector. */
  connector?: (file: Files) => string;
  /** Attributes of Certificate. */
  certificate?: (file: Files) => string;
  /** What has to be there before. */
  before?: (materials: Materials) => Promise<void>;
  port?: (materials: Materials) => Promise<number>;
  /** What a visitor sees counts, not the log. */
  visit?: boolean;
}

function tomcat(id: string, how: string, { connector, certificate, before, port, visit = false }: Settings): Provocation {
  return {
    id,
    how: `啟動 Tomcat：${how}`,
    program: 'tomcat',
    with: ['keytool'],
    async provoke(materials, shop) {
      await before?.(materials);
      const file = (name: string): string => materials.file(name);
      const tried = await (port?.(materials) ?? freePort());
      const inner = certificate === undefined ? '' : `<SSLHostConfig><Certificate ${certificate(file)}/></SSLHostConfig>`;
      const server = await startTomcat(shop, 1, ([healthy]) => ({
        // Connectors are set up in order, so the second one answers only after the first has failed or not.
        connectors: `<Connector address="127.0.0.1" port="${tried}" SSLEnabled="true" scheme="https" secure="true" ${connector?.(file) ?? ''}>${inner}</Connector>
          <Connector address="127.0.0.1" port="${healthy}"/>`,
      }));
      if (!isRunning(server)) return server.output;
      if (visit) return (await sClient(shop, tried, '-CAfile', file('root.pem'))).output;
      await server.stop();
      return server.output();
    },
  };
}

const store =
  (name: string, password = 'changeit', more = '') =>
  (file: Files): string =>
    `certificateKeystoreFile="${file(name)}" certificateKeystorePassword="${password}" ${more}`;
const jks = (materials: Materials): Promise<void> =>
  materials.once('st.jks', () =>
    materials.keytool(
      '-genkeypair',
      '-storetype',
      'JKS',
      '-alias',
      'tomcat',
      '-keyalg',
      'RSA',
      '-keysize',
      '2048',
      '-dname',
      'CN=www.example.gov.tw',
      '-keystore',
      'st.jks',
      '-storepass',
      'changeit',
      '-keypass',
      'otherpass',
    ),
  );

export const tomcatRows: Provocation[] = [
  tomcat('t01', 'keystore 的種類寫錯', { certificate: store('server.p12', 'changeit', 'certificateKeystoreType="PKCS13"') }),
  tomcat('t02', 'keystore 密碼錯誤', { certificate: store('server.p12', 'wrong') }),
  tomcat('t03', 'keystore 不存在', { certificate: store('missing.p12') }),
  tomcat('t04', '別名打錯', { certificate: store('server.p12', 'changeit', 'certificateKeyAlias="tomact"') }),
  tomcat('t05', '把 keystore 寫在 Connector 的舊屬性', {
    connector: (file) => `keystoreFile="${file('server.p12')}" keystorePass="changeit"`,
  }),
  tomcat('t06', '金鑰密碼與 keystore 密碼不同', { certificate: store('st.jks'), before: jks }),
  tomcat('t07', 'certificateFile 是 DER', {
    certificate: (file) => `certificateFile="${file('leaf.cer')}" certificateKeyFile="${file('leaf.key')}"`,
  }),
  tomcat('t08', '連接埠已經有別的程式在聽', { certificate: store('server.p12'), port: (materials) => materials.port('http') }),
  tomcat('t09', 'PEM 的憑證與金鑰不是一對，用 openssl s_client 連線', {
    certificate: (file) =>
      `certificateFile="${file('leaf.pem')}" certificateChainFile="${file('int.pem')}" certificateKeyFile="${file('stranger.key')}"`,
    visit: true,
  }),
];
