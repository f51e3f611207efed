import { der } from '../x509/der-build.ts';
import { ordinary, ordinaryFile, type OrdinaryText } from './ordinary.ts';
import { publicThings } from './public-things.ts';
import { seeded } from './signed.ts';
import { base64, folded } from './wrapping.ts';

const oid = (hex: string) => Buffer.from(`06${(hex.length / 2).toString(16).padStart(2, '0')}${hex}`, 'hex');
const certId = (seed: string) =>
  der(
    0x30,
    der(0x30, oid('2b0e03021a'), [5, 0]),
    der(4, seeded(`${seed}/a`, 20)),
    der(4, seeded(`${seed}/b`, 20)),
    der(2, [0x21], seeded(seed, 15)),
  );

/** An encrypted message for one RSA recipient (RFC 5652, EnvelopedData). */
function enveloped(seed: string): Uint8Array {
  const recipient = der(
    0x30,
    [2, 1, 0],
    der(0x30, der(0x30, der(0x31, der(0x30, oid('550403'), der(0x0c, 'Example Test CA')))), der(2, [0x21], seeded(seed, 15))),
    der(0x30, oid('2a864886f70d010101'), [5, 0]),
    der(4, seeded(`${seed}/e`, 256)),
  );
  const content = der(
    0x30,
    oid('2a864886f70d010701'),
    der(0x30, oid('60864801650304012a'), der(4, seeded(`${seed}/iv`, 16))),
    der(0x80, seeded(`${seed}/c`, 512)),
  );
  return der(0x30, oid('2a864886f70d010703'), der(0xa0, der(0x30, [2, 1, 0], der(0x31, recipient), content)));
}

/** OCSP and time stamp messages, and CMS, in outline (RFC 6960, RFC 3161, RFC 5652). */
export function messages(): OrdinaryText[] {
  const sha256 = der(0x30, oid('608648016503040201'), [5, 0]);
  return Array.from({ length: 12 }, (_, i) => `m${i}`).flatMap((seed) => {
    const stamp = der(
      0x30,
      [2, 1, 1],
      der(0x30, sha256, der(4, seeded(seed, 32))),
      der(2, [0x4d], seeded(`${seed}/nonce`, 7)),
      [1, 1, 0xff],
    );
    const id = certId(seed);
    const request = der(0x30, der(0x30, der(0x30, der(0x30, id))));
    const data = der(
      0x30,
      der(0xa2, der(4, seeded(`${seed}/k`, 20))),
      der(0x18, '20261128000000Z'),
      der(0x30, der(0x30, id, [0x80, 0], der(0x18, '20261128000000Z'))),
    );
    const response = der(
      0x30,
      [10, 1, 0],
      der(
        0xa0,
        der(
          0x30,
          oid('2b0601050507300101'),
          der(4, der(0x30, data, der(0x30, oid('2a864886f70d01010b'), [5, 0]), der(3, [0], seeded(`${seed}/sig`, 256)))),
        ),
      ),
    );
    const mail = enveloped(seed);
    const named: [string, Uint8Array][] = [
      ['時間戳記請求', stamp],
      ['OCSP 請求', request],
      ['OCSP 回應', response],
      ['加密的 CMS', mail],
    ];
    return [
      ...named.flatMap(([kind, bytes]) => [
        ordinaryFile(`${kind} DER`, seed, bytes),
        ordinary(`${kind} Base64`, seed, base64(bytes)),
        ordinary(`${kind}十六進位`, seed, Buffer.from(bytes).toString('hex')),
        ordinary(`${kind}每行 64 字元`, seed, folded(base64(bytes), 64)),
      ]),
      ordinary(
        'S/MIME 加密郵件',
        seed,
        `MIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"\nContent-Transfer-Encoding: base64\n\n${folded(base64(mail))}\n`,
      ),
    ];
  });
}

/** Signed mail: the text, then the certificates and what was signed, as an attachment (RFC 8551). */
export function signedMails(): OrdinaryText[] {
  return publicThings()
    .filter(({ kind }) => kind === 'PKCS#7')
    .map(({ name, bytes }) =>
      ordinary(
        'S/MIME 簽章郵件',
        name,
        `MIME-Version: 1.0\nContent-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="s1"\n\n--s1\nContent-Type: text/plain; charset=utf-8\n\n您好，憑證已核發，請下載安裝。\n\n--s1\nContent-Type: application/pkcs7-signature; name="smime.p7s"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="smime.p7s"\n\n${folded(base64(bytes))}\n--s1--\n`,
      ),
    );
}
