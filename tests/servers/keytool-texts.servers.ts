import assert from 'node:assert/strict';
import { join } from 'node:path';
import { findProgram } from './support/find-program.ts';
import type { NewerProgram } from './support/newer-release.ts';
import { serverTest } from './support/server-test.ts';

const SOURCE = join(import.meta.dirname, 'messages/KeytoolTexts.java');
const OPEN = ['', '.resources'].flatMap((end) => ['--add-opens', `java.base/sun.security.tools.keytool${end}=ALL-UNNAMED`]);

/** What a page or the catalogue quotes of one JDK is then what the others print as well. */
serverTest(
  'keytool 的繁體中文訊息在 JDK 17、21、25 一字不差',
  ['java', 'javac'],
  async (shop) => {
    const compiled = await shop.run('javac', ['--release', '17', '-d', shop.folder, SOURCE]);
    assert.equal(compiled.code, 0, compiled.output);
    const texts = async (newer: readonly NewerProgram[]): Promise<string> => {
      const java = findProgram('java', newer)?.path ?? '';
      const { code, stdout, output } = await shop.run(java, [
        ...OPEN,
        '-Dstdout.encoding=UTF-8',
        '-Dfile.encoding=UTF-8',
        '-cp',
        shop.folder,
        'KeytoolTexts',
      ]);
      assert.equal(code, 0, output);
      return stdout;
    };
    const own = await texts([]);
    assert.ok(own.split('\n').length > 250, own);
    for (const newer of ['jdk21', 'jdk25'] as const) assert.equal(await texts([newer]), own, newer);
  },
  ['jdk21', 'jdk25'],
);
