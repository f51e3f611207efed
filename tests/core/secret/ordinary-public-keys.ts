import { getDiffieHellman } from 'node:crypto';
import { der } from '../x509/der-build.ts';
import { block } from './hex-dresses.ts';
import { sshParts } from './key-files.ts';
import { armor, openPgp } from './key-messages.ts';
import { publicText } from './openssl-prints.ts';
import { ordinary, ordinaryFile, type OrdinaryText } from './ordinary.ts';
import { b64, pick, url } from './random-strings.ts';
import { dsaParameters, jwkOf, pem, publicPem, sampleKeys } from './sample-keys.ts';
import { base64, folded } from './wrapping.ts';

/** Public halves and parameters in the forms of every program. */
export function publicKeys(): OrdinaryText[] {
  const samples = Object.values(sampleKeys()).filter(({ key }) => key);
  const withJwk = samples.filter(({ id }) => id !== 'DSA');
  const open = (id: string) => {
    const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...rest } = jwkOf(samples.find((one) => one.id === id) ?? sampleKeys().p256);
    return rest;
  };
  const std = (text: string | undefined) => Buffer.from(text ?? '', 'base64url').toString('base64');
  const { p256, rsa2048, rsa3072, ed25519 } = sampleKeys();
  const integer = (bytes: Uint8Array) => der(2, (bytes[0] ?? 0) < 0x80 ? [] : [0], bytes);
  const groups = ['modp5', 'modp14', 'modp15', 'modp16'].map((name) => ({ name, prime: getDiffieHellman(name).getPrime() }));
  return [
    ...samples.flatMap((one) => [
      ordinary('公開金鑰 PEM', one.id, publicPem(one)),
      ordinary(
        'DKIM',
        one.id,
        `mail._domainkey.example.gov.tw. IN TXT "v=DKIM1; k=rsa; p=${publicPem(one).split('\n').slice(1, -2).join('')}"`,
      ),
      ordinary(
        'DKIM 分段',
        one.id,
        `( "v=DKIM1; k=rsa; " ${(
          publicPem(one)
            .split('\n')
            .slice(1, -2)
            .join('')
            .match(/.{1,200}/g) ?? []
        )
          .map((part) => `"${part}"`)
          .join(' ')} )`,
      ),
    ]),
    ...withJwk.flatMap(({ id }) => [
      ordinary('公開的 JWK', id, JSON.stringify(open(id))),
      ordinary('公開的 JWK 多行', id, JSON.stringify({ ...open(id), use: 'sig', kid: url(id, 32) }, null, 2)),
      ordinary(
        '公開的 JWKS',
        id,
        JSON.stringify({
          keys: [
            { ...open(id), kid: 'a' },
            { ...open('EC P-256'), kid: 'b' },
          ],
        }),
      ),
      ordinary(
        '公開的 JWK YAML',
        id,
        Object.entries(open(id))
          .map(([k, v]) => `${k}: ${v}`)
          .join('\n'),
      ),
      ordinary(
        '公開的 JWK 單引號',
        id,
        `{ ${Object.entries(open(id))
          .map(([k, v]) => `${k}: '${v}'`)
          .join(', ')} }`,
      ),
    ]),
    ...withJwk.map((one) => ordinary('openssl pkey -pubin -text', one.id, publicText(one))),
    ...[rsa2048, rsa3072].flatMap((one) => {
      const { n, e } = jwkOf(one);
      const xml = `<RSAKeyValue><Modulus>${std(n)}</Modulus><Exponent>${std(e)}</Exponent></RSAKeyValue>`;
      return [
        ordinary('公開的 RSAKeyValue', one.id, xml),
        ordinary('公開的 RSAKeyValue 多行', one.id, xml.replaceAll('><', '>\n<')),
        ordinary('公開的 RSAKeyValue 跳脫', one.id, xml.replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
        ordinary('RSA PUBLIC KEY', one.id, pem('RSA PUBLIC KEY', der(0x30, integer(Buffer.from(n ?? '', 'base64url')), [2, 3, 1, 0, 1]))),
      ];
    }),
    ...[p256, rsa2048, rsa3072, ed25519].flatMap((one) => {
      const { type, open: blob } = sshParts(one);
      const line = `${type} ${base64(blob)}`;
      return [
        ordinary('SSH 公開金鑰', one.id, `${line} clerk@web01`),
        ordinary('authorized_keys', one.id, `from="10.0.0.0/8",no-pty ${line} deploy\n`),
        ordinary('known_hosts', one.id, `www.example.gov.tw,10.1.1.5 ${line}\n`),
        ordinary(
          'SSH2 公開金鑰',
          one.id,
          `---- BEGIN SSH2 PUBLIC KEY ----\nComment: "clerk"\n${folded(base64(blob), 70)}\n---- END SSH2 PUBLIC KEY ----\n`,
        ),
      ];
    }),
    ...[ed25519, rsa2048].flatMap((one) => {
      const { bytes } = openPgp(one, false);
      return [
        ordinary('PGP 公開金鑰', one.id, armor('PGP PUBLIC KEY BLOCK', bytes)),
        ordinaryFile('PGP 公開金鑰檔', one.id, bytes),
        ordinary('PGP 公開金鑰 Base64', one.id, base64(bytes)),
      ];
    }),
    ...groups.flatMap(({ name, prime }) => {
      const dh = der(0x30, integer(prime), [2, 1, 2]);
      return [
        ordinary('DH PARAMETERS', name, pem('DH PARAMETERS', dh)),
        ordinary('DH 參數 Base64', name, base64(dh)),
        ordinaryFile('DH 參數 DER', name, dh),
        ordinary('X9.42 DH PARAMETERS', name, pem('X9.42 DH PARAMETERS', der(0x30, integer(prime), [2, 1, 2], integer(prime)))),
      ];
    }),
    ordinary('EC PARAMETERS', 'P-256', pem('EC PARAMETERS', Buffer.from('06082a8648ce3d030107', 'hex'))),
    ordinary('EC PARAMETERS', 'P-384', pem('EC PARAMETERS', Buffer.from('06052b81040022', 'hex'))),
    ordinary('DSA PARAMETERS', '1024', pem('DSA PARAMETERS', der(0x30, ...Object.values(dsaParameters).map(integer)))),
    ...groups.map(({ name, prime }) =>
      ordinary(
        'openssl dhparam -text',
        name,
        `    DH Parameters: (${prime.length * 8} bit)\n    P:   \n${block(Buffer.concat([Buffer.alloc(1), prime]), 8)}\n    G:    2 (0x2)`,
      ),
    ),
    ordinary(
      'WireGuard 公開金鑰',
      '對端',
      `[Peer]\nPublicKey = ${b64('wg', 32)}\nEndpoint = vpn.example.gov.tw:51820\nAllowedIPs = 10.8.0.0/24\n`,
    ),
    ordinary('age 收件者', '公開', `# public key: age1${pick('age', 'qpzry9x8gf2tvdw0s3jn54khce6mua7l', 58)}`),
    ordinary('minisign 公開金鑰', '公開', `untrusted comment: minisign public key 1A2B3C4D5E6F7081\nRWQ${b64('mini', 39)}`),
    ordinary(
      'minisign 簽章',
      '簽章',
      `untrusted comment: signature from minisign secret key\nRUQ${b64('minisig', 71)}\ntrusted comment: timestamp:1764300000\tfile:package.zip\n${b64('minitrust', 64)}`,
    ),
  ];
}
