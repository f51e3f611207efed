import { FAULTS, type Fault } from '../../src/core/rehearse/fault.ts';
import { sClientOf, typed } from './rehearse/pem-servers.ts';
import { practise } from './rehearse/practice.ts';
import { printTable, recognised, type Said } from './rehearse/witness.ts';
import { keepKeystore, keytool, speak } from './scenes/keytool-scene.ts';
import { place, tomcat } from './scenes/tomcat-scene.ts';
import { PASSWORD, Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';

const INSTALLED = /憑證回覆已安裝在金鑰儲存庫中/;
const VERIFIED = /^Verification: OK$/m;
const STILL_SELF_SIGNED = /verify error:num=18:self-signed certificate/;

const matched = async (reader: Reader): Promise<string> =>
  // What keytool asks stands before the first hash where nobody presses Enter: only the hashes are looked at.
  (await reader.shop.shell(reader.text('tomcat-match'), { cwd: reader.folder, env: reader.env, input: `${PASSWORD}\n` })).stdout;

/** The guide's reply file and its import, in one language of keytool. */
async function imported(reader: Reader, language: 'zh' | 'en' = 'zh'): Promise<string> {
  speak(reader, language);
  await typed(reader, 'tomcat-reply');
  const output = await typed(reader, 'tomcat-import', `${PASSWORD}\n`);
  speak(reader, 'zh');
  return output;
}

/** From the root downwards, and last the server's own file. */
async function importedOneByOne(reader: Reader, fields: readonly string[]): Promise<string> {
  for (const field of fields)
    await keytool(reader, [
      ...['-importcert', '-noprompt', '-alias', field],
      ...['-file', reader.values[field] ?? '', '-keystore', reader.values.keystoreFile ?? ''],
    ]);
  return typed(reader, 'pack-keytool-leaf', `${PASSWORD}\n`);
}

/** What a client sees of a Tomcat with the keystore as it is now. */
async function served(reader: Reader): Promise<string> {
  place(reader, 'tomcat');
  const settings = () => ({ connectors: reader.text('tomcat-connector'), properties: reader.text('tomcat-properties') });
  const site = await tomcat(reader, settings, 'tomcat');
  const output = await sClientOf('check-s-client')(reader);
  await site.stop();
  return output;
}

const SYMPTOMS: Readonly<Record<Fault, (reader: Reader, restore: () => void) => Promise<Said[]>>> = {
  'other-key': async (reader, restore) => {
    const cause = 'key-mismatch';
    const said: Said[] = [
      {
        where: '文章第 1 步比雜湊',
        output: await matched(reader),
        shows: /(?:^SHA2-256\(stdin\)= [0-9a-f]{64}\n?){2}/m,
        cause,
        first: true,
      },
      { where: 'keytool 匯入回覆檔', output: await imported(reader), shows: /憑證回覆並未包含 <tomcat> 的公開金鑰/, cause, first: true },
      {
        where: 'keytool 匯入回覆檔（英文）',
        output: await imported(reader, 'en'),
        shows: /Certificate reply does not contain public key for <tomcat>/,
        cause,
        first: true,
      },
      { where: 's_client（Tomcat）', output: await served(reader), shows: STILL_SELF_SIGNED, cause: 'self-signed', first: true },
    ];
    restore();
    const output = await importedOneByOne(reader, ['rootFile', 'crossFile', 'intermediateFile']);
    return [...said, { where: 'keytool 一張一張匯入', output, shows: /回覆時的公開金鑰與金鑰儲存庫不符/, cause, first: true }];
  },
  'missing-intermediate': async (reader, restore) => {
    const cause = 'missing-intermediate';
    const reply = await imported(reader);
    restore();
    const output = await importedOneByOne(reader, ['rootFile', 'crossFile']);
    return [
      { where: 'keytool 匯入回覆檔', output: reply, shows: /回覆時的憑證鏈不完整/, cause, first: true },
      { where: 'keytool 一張一張匯入', output, shows: /無法從回覆中將鏈建立起來/, cause, first: true },
    ];
  },
  'wrong-order': async (reader) => [
    // keytool looks for the order itself.
    { where: 'keytool 匯入回覆檔', output: await imported(reader), shows: INSTALLED, cause: null },
    { where: 's_client（Tomcat）', output: await served(reader), shows: VERIFIED, cause: null },
  ],
  'wrong-generation': async (reader, restore) => {
    const reply = await imported(reader);
    restore();
    const output = await importedOneByOne(reader, ['rootFile', 'crossFile', 'intermediateFile']);
    const cause = 'wrong-intermediate';
    return [
      { where: 'keytool 匯入回覆檔', output: reply, shows: /回覆時的憑證鏈不完整/, cause },
      { where: 'keytool 一張一張匯入', output, shows: /無法從回覆中將鏈建立起來/, cause },
    ];
  },
  expired: async (reader) => [
    { where: 'keytool 匯入回覆檔', output: await imported(reader), shows: INSTALLED, cause: null },
    {
      where: 's_client -showcerts（Tomcat）',
      output: await served(reader),
      shows: /verify error:num=10:certificate has expired/,
      cause: 'expired',
      first: true,
      chain: 'expired',
    },
  ],
  'der-as-pem': async (reader) => [
    // The guide makes server.crt anew; of chain.pem keytool passes over what is no PEM.
    {
      where: 'keytool 匯入回覆檔',
      output: await imported(reader),
      shows: /java\.security\.KeyStoreException: Certificate chain is not valid/,
      cause: 'missing-intermediate',
      first: true,
    },
  ],
  'no-san': async (reader) => [
    { where: 'keytool 匯入回覆檔', output: await imported(reader), shows: INSTALLED, cause: null },
    { where: 's_client -showcerts（Tomcat）', output: await served(reader), shows: VERIFIED, cause: null, chain: 'host-mismatch' },
  ],
};

serverTest(
  '故意的錯誤匯入 keystore、裝到 Tomcat：真的訊息，kb diagnose 與 kb chain 說得出原因；沒有被發現的，用戶端看得到',
  ['tomcat', 'keytool', 'openssl'],
  async (shop, context) => {
    const reader = new Reader(shop);
    speak(reader, 'zh');
    await reader.runAll('csr-keytool-genkeypair', 'csr-keytool-certreq');
    const restore = keepKeystore(reader);
    for (const fault of FAULTS) {
      await context.test(fault, async () => {
        restore();
        await practise(reader, 'twca', fault);
        await matched(reader);
        await recognised(reader, fault, await SYMPTOMS[fault](reader, restore));
      });
    }
    printTable();
  },
);
