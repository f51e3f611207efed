import { openSsh, ppk } from './key-files.ts';
import { armor, openPgp } from './key-messages.ts';
import { bodyOf, keyPem, pem, sampleKeys, traditionalPem, type SampleKey } from './sample-keys.ts';
import { base64, wrapText, type KeyWrapping } from './wrapping.ts';

/** Every label and every algorithm as it should be. */
export function plainPem(): KeyWrapping[] {
  const keys = sampleKeys();
  const each = Object.values(keys).map((one) => wrapText(`PEM PKCS#8 ${one.id}`, keyPem(one), one.secrets));
  const traditional = [keys.rsa2048, keys.rsa3072, keys.p256, keys.p384, keys.p521].map((one) =>
    wrapText(`PEM 傳統格式 ${one.id}`, traditionalPem(one), one.secrets),
  );
  const { rsa2048, p256, p384, ed25519, dsa } = keys;
  const locked = (name: string, one: SampleKey, type: 'pkcs1' | 'sec1' | 'pkcs8', cipher: string) => {
    const text = String(one.key?.export({ type, format: 'pem', cipher, passphrase: 'test' } as never));
    return wrapText(name, text, [Buffer.from(bodyOf(text).slice(4).join('\n'))]);
  };
  const bodies = {
    ssh: openSsh(ed25519),
    rsa: openSsh(rsa2048),
    ec: openSsh(p256),
    locked: openSsh(ed25519, true),
    pgp: openPgp(ed25519),
    pgpRsa: openPgp(rsa2048),
  };
  return [
    ...each,
    ...traditional,
    wrapText('PEM 標籤 DSA PRIVATE KEY', pem('DSA PRIVATE KEY', dsa.pkcs8), dsa.secrets),
    wrapText('PEM 標籤 ANY PRIVATE KEY', pem('ANY PRIVATE KEY', rsa2048.pkcs8), rsa2048.secrets),
    locked('加密的 PKCS#8，RSA', rsa2048, 'pkcs8', 'aes-256-cbc'),
    locked('加密的 PKCS#8，RSA，AES-128', rsa2048, 'pkcs8', 'aes-128-cbc'),
    locked('加密的 PKCS#8，EC', p384, 'pkcs8', 'aes-256-cbc'),
    locked('傳統加密 Proc-Type，RSA', rsa2048, 'pkcs1', 'aes-256-cbc'),
    locked('傳統加密 Proc-Type，RSA，3DES', rsa2048, 'pkcs1', 'des-ede3-cbc'),
    locked('傳統加密 Proc-Type，EC', p384, 'sec1', 'aes-128-cbc'),
    wrapText('OpenSSH Ed25519', pem('OPENSSH PRIVATE KEY', bodies.ssh.bytes), bodies.ssh.secrets, { file: 'id_ed25519' }),
    wrapText('OpenSSH RSA', pem('OPENSSH PRIVATE KEY', bodies.rsa.bytes), bodies.rsa.secrets, { file: 'id_rsa' }),
    wrapText('OpenSSH ECDSA', pem('OPENSSH PRIVATE KEY', bodies.ec.bytes), bodies.ec.secrets, { file: 'id_ecdsa' }),
    wrapText('OpenSSH 加密', pem('OPENSSH PRIVATE KEY', bodies.locked.bytes), bodies.locked.secrets, { file: 'id_ed25519' }),
    wrapText('OpenSSH 沒有標籤', base64(bodies.ssh.bytes), bodies.ssh.secrets, { file: 'id.txt' }),
    ...([2, 3] as const).flatMap((version) =>
      [ed25519, rsa2048, p256].map((one) => {
        const { text, secrets } = ppk(one, version);
        return wrapText(`PuTTY 第 ${version} 版 ${one.id}`, text, secrets, { file: 'key.ppk' });
      }),
    ),
    wrapText('PGP 私密金鑰區塊', armor('PGP PRIVATE KEY BLOCK', bodies.pgp.bytes), bodies.pgp.secrets, { file: 'secret.asc' }),
    wrapText('PGP 私密金鑰區塊，RSA', armor('PGP PRIVATE KEY BLOCK', bodies.pgpRsa.bytes), bodies.pgpRsa.secrets, { file: 'secret.asc' }),
  ];
}
