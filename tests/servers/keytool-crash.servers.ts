import assert from 'node:assert/strict';
import { diagnosed } from './scenes/failure.ts';
import { keytool, speak, type Language } from './scenes/keytool-scene.ts';
import { pathOf } from './support/checks.ts';
import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';
import type { Ran } from './support/workshop.ts';

const listed = (reader: Reader, language: Language): Promise<Ran> => {
  speak(reader, language);
  return keytool(reader, ['-list', '-v', '-keystore', pathOf(reader, 'keystoreFile')]);
};

serverTest(
  'JDK 25 的 keytool 用中文介面列出串鍊就當掉，認得出是 k28；照它說的改用英文就列得出來',
  ['keytool', 'openssl'],
  async (shop) => {
    const reader = new Reader(shop);
    speak(reader, 'zh');
    await reader.run('csr-keytool-genkeypair');
    const { code, output } = await listed(reader, 'zh');
    assert.notEqual(code, 0, output);
    assert.ok((await diagnosed(reader, output)).includes('k28'), output);
    const english = await listed(reader, 'en');
    assert.equal(english.code, 0, english.output);
    assert.match(english.output, /Certificate chain length: 1/);
  },
  ['jdk25'],
);
