import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byFile } from '../../../src/content/content-folder.ts';
import { judgingContext } from '../../../src/content/judging-context.ts';
import { readForRegister, type RegisterContext } from '../../../src/core/register/read-for-register.ts';
import { columnsIn } from '../../../src/core/register/register-words.ts';
import { keyPem, makeCertificate, makeKeys } from '../../support/make-certificate.ts';
import { randomFrom, seed, sizeOf } from '../../support/fuzz.ts';

const AT = new Date('2026-11-30T00:00:00Z');
const context: RegisterContext = { ...judgingContext(AT, 'public-web'), columns: columnsIn(byFile('messages')['register'] ?? {}) };
const keys = await makeKeys();
const certificate = await makeCertificate({
  name: '/C=TW/O=測試機關/CN=www.example.gov.tw',
  keys,
  serial: 0x1234,
  from: new Date('2026-10-01T00:00:00Z'),
  days: 90,
  hosts: ['www.example.gov.tw', 'example.gov.tw'],
});

test('憑證：名稱、期限、金鑰、用途、結論', async () => {
  const { entries, refused } = await readForRegister(certificate, 'www.cer', context);
  const [entry] = entries;
  assert.deepEqual(
    [entries.length, refused, entry?.name, entry?.names, entry?.notAfter, entry?.key, entry?.role, entry?.uses],
    [1, null, 'www.example.gov.tw', ['www.example.gov.tw', 'example.gov.tw'], '2026-12-30T00:00:00Z', 'EC P-256', 'server', ['serverAuth']],
  );
  assert.notEqual(entry?.verdict, null);
});

test('私密金鑰：指名拒收，同一個檔案裡的憑證照樣讀', async () => {
  const { entries, refused } = await readForRegister(`${await keyPem(keys)}${certificate}`, 'all.pem', context);
  assert.deepEqual([refused, entries.length, entries[0]?.name], ['PRIVATE KEY', 1, 'www.example.gov.tw']);
  assert.deepEqual(await readForRegister(await keyPem(keys), 'key.pem', context), { entries: [], problems: [], refused: 'PRIVATE KEY' });
});

test('s_client 的輸出說得出連到哪一台，keytool -rfc 說得出別名', async () => {
  const places = async (text: string): Promise<(string | null | undefined)[]> =>
    (await readForRegister(text, null, context)).entries.map(({ sightings }) => sightings[0]?.place);
  assert.deepEqual(await places(`$ openssl s_client -connect 10.0.0.5:443 -servername www.example.gov.tw\n${certificate}`), [
    '10.0.0.5:443',
  ]);
  assert.deepEqual(await places(`Alias name: tomcat\nCreation date: Nov 1, 2026\nCertificate[1]:\n${certificate}`), ['tomcat']);
  assert.deepEqual(await places(certificate), [null]);
});

test('清單與表格裡的簽發者，只有一張叫這個名字就認得；名字是憑證機構的，不算網站', async () => {
  const { entries } = await readForRegister(
    '名稱,簽發者,到期日\nwww.example.gov.tw,TWCA SSL Certification Authority,2027-01-01\nTWCA CYBER Root CA,TWCA CYBER Root CA,2047-11-22\nold.example.gov.tw,政府憑證管理中心,2020-01-01\n',
    null,
    context,
  );
  assert.deepEqual(
    entries.map(({ role, issuedBy }) => [role, issuedBy]),
    [
      ['server', 'twca-ssl-2024'],
      ['ca', null],
      ['server', null],
    ],
  );
});

test('什麼都不是的，說原因', async () => {
  const { entries, problems } = await readForRegister('今天天氣很好', 'note.txt', context);
  assert.deepEqual([entries.length, problems.length > 0], [0, true]);
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('隨機改壞的輸入：不會丟出例外', async () => {
  const random = randomFrom(seed);
  for (let round = 0; round < sizeOf({ usual: 300, many: 100_000 }); round++) {
    const source = bytes(certificate);
    const mutant = source.slice(0, 1 + random(source.length));
    for (let change = 0; change < 4; change++) mutant[random(mutant.length)] = random(256);
    await readForRegister(mutant, 'x', context);
  }
});
