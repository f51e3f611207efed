import { sClient } from '../support/client.ts';
import { startTomcat } from '../support/server-tomcat.ts';
import { isRunning, pause, type Running } from '../support/workshop.ts';
import type { Materials } from './materials.ts';
import type { Provocation } from './provocation.ts';

type Files = (name: string) => string;

// Tomcat would go on without the connector that failed.
const STOP_AT_FAILURE = '-Dorg.apache.catalina.startup.EXIT_ON_INIT_FAILURE=true';

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
    how: `Tomcat：${how}`,
    program: 'tomcat',
    with: ['keytool'],
    async provoke(materials, shop) {
      await before?.(materials);
      const file = (name: string): string => materials.file(name);
      const fixed = await port?.(materials);
      const inner = certificate === undefined ? '' : `<SSLHostConfig><Certificate ${certificate(file)}/></SSLHostConfig>`;
      const server = await startTomcat(shop, 1, ([free]) => ({
        connectors: `<Connector address="127.0.0.1" port="${fixed ?? free}" SSLEnabled="true" scheme="https" secure="true" ${connector?.(file) ?? ''}>${inner}</Connector>`,
        options: [STOP_AT_FAILURE],
      }));
      if (!isRunning(server)) return server.output;
      if (visit) return (await sClient(shop, server.ports[0] ?? 0, '-CAfile', file('root.pem'))).output;
      await untilItFailed(server);
      await server.stop();
      return server.output();
    },
  };
}

/** The port is bound before the certificate is read: waits for the exception, and until nothing more is written. */
async function untilItFailed(server: Running): Promise<void> {
  let length = 0;
  for (let attempt = 0; attempt < 60 && !(server.output().includes('Exception') && server.output().length === length); attempt++) {
    length = server.output().length;
    await pause(200);
  }
}

const store = (name: string, password = 'changeit', more = '') => (file: Files): string =>
  `certificateKeystoreFile="${file(name)}" certificateKeystorePassword="${password}" ${more}`;
const jks = (materials: Materials): Promise<void> =>
  materials.once('st.jks', () =>
    materials.keytool('-genkeypair', '-storetype', 'JKS', '-alias', 'tomcat', '-keyalg', 'RSA', '-keysize', '2048', '-dname', 'CN=www.example.gov.tw', '-keystore', 'st.jks', '-storepass', 'changeit', '-keypass', 'otherpass'));

export const tomcatRows: Provocation[] = [
  tomcat('t01', 'keystore 的種類寫錯', { certificate: store('server.p12', 'changeit', 'certificateKeystoreType="PKCS13"') }),
  tomcat('t02', 'keystore 密碼錯誤', { certificate: store('server.p12', 'wrong') }),
  tomcat('t03', 'keystore 不存在', { certificate: store('missing.p12') }),
  tomcat('t04', '別名打錯', { certificate: store('server.p12', 'changeit', 'certificateKeyAlias="tomact"') }),
  tomcat('t05', '把 keystore 寫在 Connector 的舊屬性', { connector: (file) => `keystoreFile="${file('server.p12')}" keystorePass="changeit"` }),
  tomcat('t06', '金鑰密碼與 keystore 密碼不同', { certificate: store('st.jks'), before: jks }),
  tomcat('t07', 'certificateFile 是 DER', { certificate: (file) => `certificateFile="${file('leaf.cer')}" certificateKeyFile="${file('leaf.key')}"` }),
  tomcat('t08', '埠已經有別的程式在聽', { certificate: store('server.p12'), port: (materials) => materials.port('http') }),
  tomcat('t09', 'PEM 的憑證與金鑰不是一對，用 openssl s_client 連線', { certificate: (file) => `certificateFile="${file('leaf.pem')}" certificateChainFile="${file('int.pem')}" certificateKeyFile="${file('stranger.key')}"`, visit: true }),
];
