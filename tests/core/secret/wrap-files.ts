import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { der, oid } from '../x509/der-build.ts';
import { bks, cngBlob, javaStore, openSsh, pkcs12, privateKeyBlob, pvk, type KeyFile } from './key-files.ts';
import { ageKey, openPgp } from './key-messages.ts';
import { jwkOf, pem, sampleKeys } from './sample-keys.ts';
import { certificateOf } from './signed.ts';
import { base64, folded, wrapBytes, wrapText, type KeyWrapping } from './wrapping.ts';

/** Files that are no text, and the same as Base64. */
export function binaries(): KeyWrapping[] {
  const { rsa2048, rsa3072, p256, p384, ed25519, ed448, x25519, dsa, mlDsa } = sampleKeys();
  const certificate = certificateOf('files', rsa2048.key as never, ['www.example.gov.tw']);
  const bundle = readFileSync(new URL('../../fixtures/pem/bundle.p12', import.meta.url));
  const shrouded = bundle.subarray(bundle.indexOf(oid('1.2.840.113549.1.12.10.1.2')));
  const ders = [rsa2048, rsa3072, p256, p384, ed25519, ed448, x25519, dsa, mlDsa].map((one) =>
    wrapBytes(`DER PKCS#8 ${one.id}`, one.pkcs8, one.secrets, 'key.der'),
  );
  const locked = Buffer.from(rsa2048.key?.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'test' }) ?? '');
  const files: [string, string, KeyFile][] = [
    ['PKCS#12', 'bundle.pfx', { bytes: bundle, secrets: [(shrouded.length > 1300 ? shrouded : bundle).subarray(120, 1200)] }],
    ['PKCS#12 只有金鑰', 'key.p12', pkcs12(rsa2048)],
    ['JKS', 'keystore.jks', javaStore('jks', certificate)],
    ['JCEKS', 'keystore.jceks', javaStore('jceks', certificate)],
    ['BKS', 'keystore.bks', bks()],
    ['PVK', 'server.pvk', pvk(rsa2048)],
    ['PRIVATEKEYBLOB', 'key.blob', privateKeyBlob(rsa2048)],
    ['CNG 私密金鑰 BLOB', 'key.bin', cngBlob(rsa2048)],
    ['PGP 私密金鑰檔', 'secring.gpg', openPgp(ed25519)],
    ['PGP 私密金鑰檔，RSA', 'secring.gpg', openPgp(rsa2048)],
    ['DER 加密的 PKCS#8', 'key.p8', { bytes: locked, secrets: [locked.subarray(-1100)] }],
    [
      'DER PKCS#1',
      'key.der',
      { bytes: Buffer.from(rsa2048.key?.export({ type: 'pkcs1', format: 'der' }) ?? ''), secrets: rsa2048.secrets },
    ],
    ['DER SEC 1', 'key.der', { bytes: Buffer.from(p256.key?.export({ type: 'sec1', format: 'der' }) ?? ''), secrets: p256.secrets }],
    ['OpenSSH 二進位', 'id.bin', openSsh(ed25519)],
    ['Tor 隱藏服務金鑰', 'hs_ed25519_secret_key', torKey()],
  ];
  const asText = files.map(([name, file, { bytes, secrets }]) =>
    wrapText(`${name} 的 Base64`, base64(bytes), secrets, { file: `${file}.txt` }),
  );
  const inJson = files
    .slice(0, 5)
    .map(([name, file, { bytes, secrets }]) =>
      wrapText(
        `${name} 的 Base64 在 JSON 裡`,
        JSON.stringify({ apiVersion: 'v1', kind: 'Secret', data: { [file]: base64(bytes) } }),
        secrets,
        { file: 'secret.json' },
      ),
    );
  const [pfx, , jks] = files.map(([, , one]) => one) as [KeyFile, KeyFile, KeyFile];
  return [
    ...ders,
    ...files.map(([name, file, { bytes, secrets }]) => wrapBytes(`檔案 ${name}`, bytes, secrets, file)),
    ...asText,
    ...inJson,
    wrapText('PKCS#12 的 Base64 每行 76 字元', folded(base64(pfx.bytes)), pfx.secrets, { file: 'pfx.txt' }),
    wrapText(
      'Azure PFX 參數',
      JSON.stringify({ parameters: { pfxBlob: { value: base64(pfx.bytes) }, password: { value: 'test' } } }, null, 2),
      pfx.secrets,
      { file: 'parameters.json' },
    ),
    wrapText('JKS 的 Base64 每行 64 字元', folded(base64(jks.bytes), 64), jks.secrets, { file: 'keystore.txt' }),
    wrapText('JKS 的十六進位', jks.bytes.toString('hex'), jks.secrets, { file: 'keystore.txt' }),
    wrapText('PKCS#12 的十六進位', pfx.bytes.toString('hex'), pfx.secrets, { file: 'pfx.txt' }),
    wrapText(
      '郵件附件的 PKCS#12',
      `Content-Type: application/x-pkcs12; name="web.pfx"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="web.pfx"\n\n${folded(base64(pfx.bytes))}\n`,
      pfx.secrets,
      { file: 'mail.eml' },
    ),
  ];
}

function torKey(): KeyFile {
  const secret = randomBytes(64);
  return { bytes: Buffer.concat([Buffer.from('== ed25519v1-secret: type0 ==\0\0\0'), secret]), secrets: [secret] };
}

/** Small secrets with a form of their own. */
export function others(): KeyWrapping[] {
  const { rsa2048, p256, x25519, ed25519 } = sampleKeys();
  const wire = base64(x25519.secrets[0] ?? '');
  const peer = base64(randomBytes(32));
  const age = ageKey(randomBytes(32));
  const signify = Buffer.concat([Buffer.from('EdBK'), Buffer.from([0, 0, 0, 42]), randomBytes(96)]);
  const minisign = Buffer.concat([
    Buffer.from('EdScB2'),
    randomBytes(32),
    Buffer.from([0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 0]),
    randomBytes(104),
  ]);
  const seed = randomBytes(256);
  const ssh2 = randomBytes(600);
  const std = (text: string | undefined) => Buffer.from(text ?? '', 'base64url').toString('base64');
  const { n, e, d, p, q, dp, dq, qi } = jwkOf(rsa2048);
  const bind = [
    ['Modulus', n],
    ['PublicExponent', e],
    ['PrivateExponent', d],
    ['Prime1', p],
    ['Prime2', q],
    ['Exponent1', dp],
    ['Exponent2', dq],
    ['Coefficient', qi],
  ]
    .map(([name, value]) => `${name}: ${std(value)}`)
    .join('\n');
  const ageNeedles = [age.slice(20, 36), age.slice(40, 56)];
  const inAge = (name: string, text: string): KeyWrapping => ({
    name,
    text,
    bytes: null,
    file: 'key.txt',
    needles: ageNeedles,
    isLine: true,
  });
  const wrap = (name: string, text: string, secrets: Uint8Array[], file: string) => wrapText(name, text, secrets, { file });
  const mlDsa = (key: Uint8Array) => der(0x30, [2, 1, 0], der(0x30, oid('2.16.840.1.101.3.4.3.17')), der(4, key));
  const expanded = randomBytes(2560);
  const edPublic = Buffer.from(jwkOf(ed25519).x ?? '', 'base64url');
  const half = Buffer.from(der(4, p256.secrets[0] ?? []));
  return [
    wrap('ML-DSA-44 展開的金鑰', pem('PRIVATE KEY', mlDsa(der(4, expanded))), [expanded], 'mldsa.pem'),
    wrap(
      'ML-DSA-44 種子與展開的金鑰',
      pem('PRIVATE KEY', mlDsa(der(0x30, der(4, seed.subarray(0, 32)), der(4, expanded)))),
      [expanded, seed.subarray(0, 32)],
      'mldsa.pem',
    ),
    wrap(
      'Ed25519 帶公開金鑰的第二版',
      pem(
        'PRIVATE KEY',
        der(0x30, [2, 1, 1], der(0x30, oid('1.3.101.112')), der(4, der(4, ed25519.secrets[0] ?? [])), der(0x81, [0], edPublic)),
      ),
      ed25519.secrets,
      'key.pem',
    ),
    wrap('SEC 1 只有私密值', pem('EC PRIVATE KEY', der(0x30, [2, 1, 1], half)), p256.secrets, 'ec.pem'),
    wrap(
      'WireGuard 設定',
      `[Interface]\nPrivateKey = ${wire}\nAddress = 10.8.0.2/24\n\n[Peer]\nPublicKey = ${peer}\nEndpoint = vpn.example.gov.tw:51820\nAllowedIPs = 0.0.0.0/0\n`,
      x25519.secrets,
      'wg0.conf',
    ),
    wrap('WireGuard 只有一行', `PrivateKey = ${wire}`, x25519.secrets, 'wg0.conf'),
    wrap('WireGuard 等號旁沒有空白', `[Interface]\nprivatekey=${wire}`, x25519.secrets, 'wg0.conf'),
    wrap('wg genkey 的輸出', `$ wg genkey\n${wire}\n`, x25519.secrets, 'output.txt'),
    inAge('age 金鑰', age),
    inAge('age 金鑰檔', `# created: 2026-11-28T09:00:00+08:00\n# public key: age1${'q'.repeat(58)}\n${age}\n`),
    inAge('SOPS 環境變數', `export SOPS_AGE_KEY=${age}`),
    wrap(
      'minisign 私密金鑰',
      `untrusted comment: minisign encrypted secret key\n${base64(minisign)}\n`,
      [minisign.subarray(54)],
      'minisign.key',
    ),
    wrap('signify 私密金鑰', `untrusted comment: signify secret key\n${base64(signify)}\n`, [signify.subarray(40)], 'key.sec'),
    wrap(
      'OpenVPN 靜態金鑰',
      `#\n# 2048 bit OpenVPN static key\n#\n-----BEGIN OpenVPN Static key V1-----\n${folded(seed.toString('hex'), 32)}\n-----END OpenVPN Static key V1-----\n`,
      [seed],
      'ta.key',
    ),
    wrap(
      'SSH2 加密金鑰',
      `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: "2048-bit rsa"\n${folded(base64(ssh2), 70)}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----\n`,
      [ssh2],
      'id_rsa_2048_a',
    ),
    wrap(
      'BIND 的 DNSSEC 金鑰',
      `Private-key-format: v1.3\nAlgorithm: 13 (ECDSAP256SHA256)\nPrivateKey: ${base64(p256.secrets[0] ?? '')}\nCreated: 20261128010000\n`,
      p256.secrets,
      'Kexample.gov.tw.+013+12345.private',
    ),
    wrap(
      'BIND 的 DNSSEC 金鑰，RSA',
      `Private-key-format: v1.3\nAlgorithm: 8 (RSASHA256)\n${bind}\n`,
      rsa2048.secrets,
      'Kexample.gov.tw.+008+12345.private',
    ),
    wrap('EC 私密值寫明', `private key (hex): ${Buffer.from(p256.secrets[0] ?? '').toString('hex')}`, p256.secrets, 'note.txt'),
    wrap('Ed25519 種子寫明', `ed25519 private key: ${base64(ed25519.secrets[0] ?? '')}`, ed25519.secrets, 'note.txt'),
    wrap('EC 私密值的 OCTET STRING 寫明', `私密金鑰：${half.toString('hex')}`, p256.secrets, 'note.txt'),
  ];
}
