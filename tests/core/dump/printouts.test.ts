import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { readInput } from '../../../src/core/pem/read-input.ts';
import { writePem } from '../../../src/core/x509/write-pem.ts';
import { needed } from '../../package/needed.ts';
import { fixture, inspected, rulesOf, said } from './compare.ts';

/** Rules that ask for what no printout has: the signature, and the octets. */
const BLIND = ['certificate-signature-invalid', 'request-signature-unverified', 'country-string-type', 'legacy-string-type', 'time-form'];
/** Java prints neither the modulus nor the exponent, nor a request's attributes, nor the parameters of RSASSA-PSS. */
const BLIND_TO_JAVA = [...BLIND, 'small-factor-key', 'challenge-password'];

const outputs = readdirSync(fileURLToPath(new URL('../../fixtures/dumps/', import.meta.url)))
  .filter((file) => file.endsWith('.txt'))
  .map((file) => {
    const [program = '', name = ''] = file.split('.');
    return { file, program, name };
  });

function original(name: string): Buffer {
  if (name === 'leaf') return fixture('dumps/leaf.pem');
  return fixture(/san|mojibake/.test(name) ? `x509/${name}.csr.pem` : `x509/${name}.der`);
}

async function compare(printed: string, name: string, isJava: boolean): Promise<void> {
  const [real] = (await inspected(original(name))).objects;
  const { objects, repairs, problems } = await inspected(printed);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    repairs.map(({ code }) => code),
    ['printed-text'],
  );
  const [one] = objects;
  assert.ok(real !== undefined && one !== undefined && objects.length === 1);
  const [expected, found] = [said(real), said(one)];
  if (isJava) for (const each of [expected, found]) delete each['attributes'];
  if (isJava && name === 'rsa-pss') for (const each of [expected, found]) delete each['signature'];
  assert.deepEqual(found, expected);
  const blind = isJava ? BLIND_TO_JAVA : BLIND;
  const [shown, all] = [rulesOf(one), rulesOf(real)];
  assert.deepEqual(
    all.filter((rule) => !shown.includes(rule) && !blind.includes(rule)),
    [],
    '印出來的少說了',
  );
  assert.deepEqual(
    shown.filter((rule) => !all.includes(rule)),
    [],
    '印出來的多說了',
  );
  const { der, fingerprints, spkiSha256, signature, key, encoding } = one.subject;
  assert.equal(encoding, 'text');
  assert.equal(der, null);
  assert.equal(signature?.value.length, 0);
  assert.deepEqual(one.verification, { valid: null, reason: 'not-printed' });
  const isCertificate = one.subject.kind === 'certificate';
  assert.deepEqual(fingerprints, isJava && isCertificate ? real.subject.fingerprints : null);
  assert.equal(spkiSha256, isJava ? null : real.subject.spkiSha256);
  assert.equal(key?.modulusHex, isJava ? null : real.subject.key?.modulusHex);
}

for (const { file, program, name } of outputs) {
  test(`印出來的和憑證本身說的一樣：${file}`, async () => {
    await compare(fixture(`dumps/${file}`).toString('utf8'), name, program !== 'openssl');
  });
}

const names = [...new Set(outputs.map(({ name }) => name))];

test('現在的 OpenSSL 印的也一樣，主體用各種寫法', async (context) => {
  const openssl = needed(context, 'OpenSSL', ['openssl']);
  if (openssl === null) return;
  for (const name of names) {
    const subject = readInput(original(name)).blocks.flatMap((block) => decodeBlock(block).subjects)[0];
    const pem = writePem(subject?.kind ?? 'unknown', subject?.der ?? new Uint8Array()) ?? '';
    for (const style of ['oneline', 'oneline,-esc_msb', 'RFC2253', 'RFC2253,-esc_msb', 'oneline,-space_eq']) {
      const command = subject?.kind === 'csr' ? 'req' : 'x509';
      const printed = execFileSync(openssl, [command, '-noout', '-text', '-nameopt', style], {
        input: pem,
        encoding: 'utf8',
        stdio: 'pipe',
      });
      await compare(printed, name, false);
    }
  }
});

test('現在的 keytool 印的也一樣，英文與中文', async (context) => {
  const keytool = needed(context, 'keytool', ['keytool']);
  if (keytool === null) return;
  for (const name of ['leaf', 'rsa-san']) {
    const isRequest = name === 'rsa-san';
    const path = fileURLToPath(new URL(`../../fixtures/${isRequest ? 'x509/rsa-san.csr.pem' : 'dumps/leaf.pem'}`, import.meta.url));
    for (const language of ['en', 'zh']) {
      const options = ['-J-Dstdout.encoding=UTF-8', '-J-Dfile.encoding=UTF-8', `-J-Duser.language=${language}`, '-J-Duser.country=TW'];
      const command = [...options, isRequest ? '-printcertreq' : '-printcert', '-file', path];
      await compare(execFileSync(keytool, command, { encoding: 'utf8', stdio: 'pipe' }), name, true);
    }
  }
});
