import { md5 } from '@noble/hashes/legacy.js';
import type { IPKCS, PublicKey } from 'micro-rsa-dsa-dh/rsa.js';
import { I2OSP, OS2IP, pow } from 'micro-rsa-dsa-dh/utils.js';

/** DigestInfo of MD5 up to the digest (RFC 8017 9.2, note 1). */
const PREFIX = [0x30, 0x20, 0x30, 0x0c, 0x06, 0x08, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x05, 0x05, 0x00, 0x04, 0x10];

/**
 * RSASSA-PKCS1-v1_5 with MD5, which the library leaves out: very old certificates carry it, and "signature intact, hash broken" is a true answer.
 * Verifies only; the expected encoding is built and compared whole (RFC 8017 8.2.2).
 */
export const PKCS1_MD5: Pick<IPKCS, 'verify'> = {
  verify({ n, e }: PublicKey, message, signature) {
    const k = Math.ceil(n.toString(16).length / 2);
    const digest = md5(message);
    const padding = k - PREFIX.length - digest.length - 3;
    if (signature.length !== k || padding < 8) return false;
    const s = OS2IP(signature);
    if (s >= n) return false;
    const expected = [0, 1, ...new Array<number>(padding).fill(0xff), 0, ...PREFIX, ...digest];
    const actual = I2OSP(pow(s, e, n), k);
    return expected.every((byte, i) => byte === actual[i]);
  },
};
