import { readElement } from '../asn1/der-reader.ts';
import { sha1 } from '../crypto/hash.ts';
import { toHex } from '../text/hex.ts';
import { readPublicKey } from '../x509/public-key.ts';
import type { PublicKey } from '../x509/subject.ts';
import type { Words } from '../inspect/words.ts';
import { nameText } from './asked-names.ts';
import type { Fault } from './fault.ts';
import type { AuthorityKey, CertificateWish, HostName, IssuedName, Issuer, IssuingKeys } from './issuer.ts';
import { PRACTICE_MARK } from './practice.ts';
import { hasCross, type Shape } from './shape.ts';

export interface RehearsalWish {
  /** DER of the SubjectPublicKeyInfo of the request. */
  spki: Uint8Array;
  /** `RSA` keys also encipher (RFC 8017); by `PublicKey.type`. */
  keyType: string;
  /** At least one. */
  names: readonly HostName[];
  shape: Shape;
  authorityKey: AuthorityKey;
  fault: Fault | null;
  now: Date;
}

export interface RehearsalTools {
  issuer: Issuer;
  /** That many octets nobody can foretell. */
  random: (length: number) => Uint8Array;
  words: Words;
}

/** Certificates for practice, in DER, as an authority would deliver them; with a fault, as it must not. */
export interface RehearsalSet {
  shape: Shape;
  fault: Fault | null;
  names: readonly HostName[];
  /** Six hexadecimal digits, in the names of its authorities: what is left of one rehearsal is not taken for another. */
  id: string;
  server: Uint8Array;
  /** Null where it is missing on purpose. */
  intermediate: Uint8Array | null;
  /** The root of the shape's own authority, certified by an older root; null in the simple shape. */
  cross: Uint8Array | null;
  /** The one to be trusted for the rehearsal: with a cross certificate the older root. */
  root: Uint8Array;
  /** Self-signed, of the same name and key as the cross certificate. */
  sameNameRoot: Uint8Array | null;
  /** Of the server's certificate. */
  notBefore: Date;
  notAfter: Date;
}

const DAY = 86_400_000;
/** A rehearsal is over after a week, and what was forgotten then ends by itself. */
const PRACTICE_DAYS = 7;
/** Servers without a time source are late by more than one thinks. */
const HOUR = 3_600_000;

interface Authority {
  name: IssuedName;
  keys: IssuingKeys;
  keyId: Uint8Array;
}

/**
 * Makes a root, an intermediate and a certificate for the key of a request. Every authority may sign for these names only (RFC 5280
 * 4.2.1.10), and its keys are gone with the caller. Rejects where the issuer does.
 */
export async function makeSet(wish: RehearsalWish, { issuer, random, words }: RehearsalTools): Promise<RehearsalSet> {
  const { names, shape, fault } = wish;
  const id = toHex(random(3)).toUpperCase();
  const today = new Date(Math.floor(wish.now.getTime() / 1000) * 1000);
  const notBefore = new Date(today.getTime() - HOUR - (fault === 'expired' ? (PRACTICE_DAYS + 1) * DAY : 0));
  const notAfter = lastSecond(notBefore);
  const authoritiesEnd = lastSecond(new Date(today.getTime() - HOUR));

  const word = (code: string): string => words['rehearse']?.[code]?.text ?? code;
  const called = (common: string): IssuedName => [
    ['C', 'TW'],
    ['O', `${word('organisation')} ${PRACTICE_MARK}`],
    ['CN', common],
  ];
  const isRsa = wish.keyType === 'RSA';
  // A server takes the file's first certificate for its own, and nginx says nothing where that is for another kind of key than it has.
  const sameKind: AuthorityKey = isRsa ? 'rsa-2048' : 'ec-p256';
  const authority = async (role: 'root' | 'own-root' | 'intermediate'): Promise<Authority> => {
    const keys = await issuer.makeKeys(fault === 'wrong-order' ? sameKind : wish.authorityKey);
    return { name: called(`${word(`${shape}-${role}`)} ${id}`), keys, keyId: keyIdOf(keys.spki) };
  };
  const serial = (): Uint8Array => {
    const bytes = random(16);
    // Positive, and of one length (RFC 5280 4.1.2.2): far more than the 64 bits that BR 7.1 asks for.
    bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
    return bytes;
  };
  const certify = (
    of: { name: IssuedName; spki: Uint8Array; keyId: Uint8Array },
    by: Authority,
    more: Pick<CertificateWish, 'notBefore' | 'notAfter'> & Pick<CertificateWish['extensions'], 'authority' | 'keyUsage' | 'names'>,
  ): Promise<Uint8Array> => {
    const { authority: limits, keyUsage, names: own, ...dates } = more;
    return issuer.issue({
      subject: of.name,
      issuer: by.name,
      spki: of.spki,
      serial: serial(),
      keys: by.keys,
      ...dates,
      extensions: { authority: limits, keyUsage, names: own, subjectKeyId: of.keyId, authorityKeyId: by.keyId },
    });
  };
  const certifyAuthority = (of: Authority, by: Authority, pathLength: number | null): Promise<Uint8Array> =>
    certify({ ...of, spki: of.keys.spki }, by, {
      notBefore,
      notAfter: authoritiesEnd,
      authority: { pathLength, permitted: names },
      keyUsage: ['keyCertSign', 'cRLSign'],
      names: [],
    });

  const root = await authority('root');
  const own = hasCross(shape) ? await authority('own-root') : root;
  const intermediate = await authority('intermediate');
  const spki = fault === 'other-key' ? (await issuer.makeKeys(sameKind)).spki : wish.spki;
  const server = await certify({ name: called(commonName(names)), spki, keyId: keyIdOf(spki) }, intermediate, {
    notBefore,
    notAfter,
    authority: null,
    keyUsage: isRsa ? ['digitalSignature', 'keyEncipherment'] : ['digitalSignature'],
    names: fault === 'no-san' ? [] : names,
  });
  // The older generation of the same name: another key, the same issuer.
  const delivered = fault === 'wrong-generation' ? { ...(await authority('intermediate')), name: intermediate.name } : intermediate;
  return {
    shape,
    fault,
    names,
    id,
    server,
    intermediate: fault === 'missing-intermediate' ? null : await certifyAuthority(delivered, own, 0),
    cross: hasCross(shape) ? await certifyAuthority(own, root, null) : null,
    root: await certifyAuthority(root, root, null),
    sameNameRoot: hasCross(shape) ? await certifyAuthority(own, own, null) : null,
    notBefore,
    notAfter,
  };
}

/** The last second belongs to the validity (RFC 5280 4.1.2.5). */
const lastSecond = (from: Date): Date => new Date(from.getTime() + PRACTICE_DAYS * DAY - 1000);

/** RFC 5280 4.2.1.2, method 1. */
function keyIdOf(spki: Uint8Array): Uint8Array {
  const keys: PublicKey[] = [];
  readPublicKey(readElement(spki, 0, spki.length), (key) => keys.push(key));
  // Handed over before it is filled.
  return sha1(keys[0]?.octets ?? spki);
}

/**
 * The first host's name, where the attribute holds it: 64 characters (RFC 5280 A.1, ub-common-name). An address is left to the extension:
 * OpenSSL holds a common name without letters against the constraints of hosts' names too.
 */
function commonName(names: readonly HostName[]): string {
  const host = names.find((name) => name.type === 'dns');
  return host === undefined || nameText(host).length > 64 ? PRACTICE_MARK : nameText(host);
}
