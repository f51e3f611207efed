import type { Detector, Recognised } from '../recognised.ts';

const BEGIN = /-----BEGIN ([A-Z0-9 #.]{1,60})-----/u;
/** What the decoder reads (RFC 7468, OpenSSL), mistyped ends included; the armour of PGP, SSH and others is none of it. */
const OURS =
  /^(?:X509 |TRUSTED |NEW |ATTRIBUTE )?CERTIFICATE|^X509 CRL|^PKCS ?#?7|^CMS|^(?:RSA |EC |DSA )?PUBLIC KEY|^(?:EC|DH|X9\.42 DH|DSA) PARAMETERS/u;

/** PEM blocks, one each; a private key only by its presence (RFC 7468). */
export const pemBlocks: Detector = (lines) =>
  lines.flatMap((text, index): Recognised[] => {
    const label = text.includes('-----BEGIN ') ? BEGIN.exec(text)?.[1] : undefined;
    if (label === undefined) return [];
    const line = index + 1;
    if (label.endsWith('PRIVATE KEY')) return [{ kind: 'private-key', line, facts: {} }];
    return OURS.test(label) ? [{ kind: 'pem', line, facts: { label } }] : [];
  });
