import { keytoolGuides } from './scenes/keytool-scene.ts';
import { filesForNginx, moveNginx, nginxHardened, nginxSite } from './scenes/nginx-scene.ts';
import { opensslGuides } from './scenes/openssl-scene.ts';
import { withResponder } from './scenes/pki.ts';
import { keystoreForTomcat, tomcatHardened, tomcatSite } from './scenes/tomcat-scene.ts';
import { wildflySite } from './scenes/wildfly-scene.ts';
import type { AnyProgram } from './support/find-program.ts';
import type { NewerProgram } from './support/newer-release.ts';
import type { Reader } from './support/reader.ts';
import { governmentShape, twcaShape } from './support/shapes.ts';

/** Blocks of the guides, and the newer versions that they are run with beside those of this machine. */
export interface Row {
  /** What is run, as the test's name says it. */
  blocks: string;
  needs: readonly AnyProgram[];
  /** Once with each set of them. */
  on: readonly (readonly NewerProgram[])[];
  run: (reader: Reader) => Promise<void>;
}

/** Those that still get updates. */
const TOMCATS = ['tomcat9', 'tomcat10', 'tomcat11'] as const;

/** What the machine's own versions pass is in the files of each program; these are the others. */
export const matrix: readonly Row[] = [
  {
    blocks: 'OpenSSL 的指令',
    needs: ['openssl'],
    on: [['openssl']],
    run: (reader) => opensslGuides(reader, governmentShape),
  },
  {
    blocks: 'nginx 的設定',
    needs: ['nginx', 'openssl', 'curl'],
    on: [['nginx', 'openssl']],
    run: (reader) =>
      withResponder(reader, twcaShape, async (issuer, ocsp) => {
        await filesForNginx(reader, issuer, ocsp);
        await nginxSite(reader);
        await nginxHardened(reader);
        await moveNginx(reader);
      }),
  },
  {
    blocks: 'keytool 的指令（繁體中文）',
    needs: ['keytool', 'openssl'],
    on: [['jdk21']],
    run: (reader) => keytoolGuides(reader, 'zh', governmentShape),
  },
  {
    // Its Chinese `-list -v` is broken, of which the catalogue tells.
    blocks: 'keytool 的指令（英文）',
    needs: ['keytool', 'openssl'],
    on: [['jdk25']],
    run: (reader) => keytoolGuides(reader, 'en', governmentShape),
  },
  {
    blocks: 'Tomcat 9、10.1、11 與 WildFly 的設定',
    needs: [...TOMCATS, 'wildfly', 'keytool', 'openssl', 'curl'],
    on: [['jdk21'], ['jdk25']],
    run: (reader) =>
      withResponder(reader, governmentShape, async (issuer, ocsp) => {
        await keystoreForTomcat(reader, issuer, ocsp, 'en');
        for (const program of TOMCATS) await tomcatSite(reader, program);
        await tomcatHardened(reader, 'tomcat10');
        await (await wildflySite(reader)).stop();
      }),
  },
];
