import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { der } from '../x509/der-build.ts';
import { ordinary, type OrdinaryText } from './ordinary.ts';
import { publicThings } from './public-things.ts';
import { pem } from './sample-keys.ts';
import { seeded } from './signed.ts';
import { indented } from './wrapping.ts';

const commands: Record<string, string[]> = {
  憑證: ['x509', '-text'],
  憑證請求檔: ['req', '-text'],
  憑證廢止清冊: ['crl', '-text'],
  公開金鑰: ['pkey', '-pubin', '-text'],
};

/** Whether `opensslPrints` has anything to give here. */
export const hasOpenssl = () => spawnSync('openssl', ['version']).status === 0;

/** What the openssl on this machine prints; nothing where it is not installed. */
export function opensslPrints(): OrdinaryText[] {
  return publicThings()
    .filter(({ kind, bytes }) => commands[kind] && bytes.length < 2500)
    .flatMap(({ kind, name, bytes }) => {
      const { stdout, status } = spawnSync('openssl', [...(commands[kind] ?? []), '-inform', 'DER', '-noout'], { input: bytes });
      if (status !== 0) return [];
      const text = stdout.toString('utf8');
      return [
        ordinary(`openssl 印出的${kind}`, name, text),
        ordinary(`郵件引用的 openssl 輸出（${kind}）`, name, indented(text, '> ')),
        ordinary(`縮排的 openssl 輸出（${kind}）`, name, indented(text, '        ')),
      ];
    });
}

const dump = (bytes: Uint8Array) =>
  (
    Buffer.from(bytes)
      .toString('hex')
      .match(/.{1,32}/g) ?? []
  )
    .map((row, i) => `    ${(i * 16).toString(16).padStart(4, '0')}  ${(row.match(/../g) ?? []).join(' ').replace(/^((?:.. ){8})/, '$1 ')}`)
    .join('\n');

/** certutil's dump of a certificate, in English and Chinese; modulus and signature as hexadecimal blocks. */
export function certutilDumps(): OrdinaryText[] {
  return publicThings()
    .filter(({ kind }) => kind === '憑證')
    .flatMap(({ name, bytes }) => {
      const key = dump(der(0x30, der(2, [0, 0xc5], seeded(`${name}/n`, 255)), [2, 3, 1, 0, 1]));
      const sign = dump(seeded(`${name}/s`, 256));
      const hash = createHash('sha1').update(bytes).digest('hex');
      const id = hash.match(/../g)?.join(' ');
      return [
        ordinary(
          'certutil -dump',
          name,
          `X509 Certificate:\nVersion: 3\nSerial Number: ${hash.slice(0, 32)}\nSignature Algorithm:\n    Algorithm ObjectId: 1.2.840.113549.1.1.11 sha256RSA\nPublic Key Length: 2048 bits\nPublic Key: UnusedBits = 0\n${key}\nSignature: UnusedBits=0\n${sign}\nNon-root Certificate\nKey Id Hash(rfc-sha1): ${id}\nCert Hash(sha1): ${hash}\nCertUtil: -dump command completed successfully.`,
        ),
        ordinary(
          'certutil -dump 中文',
          name,
          `X509 憑證:\n版本: 3\n序號: ${hash.slice(0, 32)}\n簽章演算法:\n    演算法 ObjectId: 1.2.840.113549.1.1.11 sha256RSA\n公開金鑰長度: 2048 個位元\n公開金鑰: UnusedBits = 0\n${key}\n簽章: UnusedBits=0\n${sign}\n非根憑證\n金鑰識別碼雜湊(rfc-sha1): ${id}\n憑證雜湊(sha1): ${hash}\nCertUtil: -dump 命令已順利完成。`,
        ),
        ordinary(
          'certutil -store 輸出',
          name,
          `my "個人"\n================ 憑證 0 ================\n序號: ${hash.slice(0, 32)}\n簽發者: CN=Example Test CA, C=TW\n主體: CN=www.example.gov.tw\n憑證雜湊(sha1): ${hash}\n  金鑰容器 = ${hash}_a1b2c3d4-e5f6-7890-abcd-ef0123456789\n  提供者 = Microsoft RSA SChannel Cryptographic Provider\n私密金鑰 無法匯出\n加密測試成功\nCertUtil: -store 命令已順利完成。`,
        ),
      ];
    });
}

/** `openssl s_client -showcerts`, with the certificates in it. */
export function handshakes(): OrdinaryText[] {
  return publicThings()
    .filter(({ kind }) => kind === '憑證')
    .map(({ name, bytes }) =>
      ordinary(
        'openssl s_client',
        name,
        `CONNECTED(00000003)\ndepth=0 C = TW, CN = www.example.gov.tw\nverify return:1\n---\nCertificate chain\n 0 s:C = TW, CN = www.example.gov.tw\n   i:C = TW, CN = Example Test CA\n${pem('CERTIFICATE', bytes)}---\nServer certificate\nsubject=C = TW, CN = www.example.gov.tw\nPeer signing digest: SHA256\nServer Temp Key: X25519, 253 bits\nSession-ID: ${seeded(name, 32).toString('hex').toUpperCase()}\nVerify return code: 0 (ok)\n---`,
      ),
    );
}
