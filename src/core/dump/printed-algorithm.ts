import { findSignatureAlgorithm, rsaPssOid } from '../x509/signature-algorithms.ts';
import type { Signature } from '../x509/subject.ts';

type Algorithm = Pick<Signature, 'algorithm' | 'oid' | 'hash' | 'saltLength'>;

/** OIDs of the signature algorithms that certificates have had. */
const OIDS = [
  ...[2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16].map((last) => `1.2.840.113549.1.1.${last}`),
  ...['1', '3.1', '3.2', '3.3', '3.4'].map((last) => `1.2.840.10045.4.${last}`),
  '1.2.840.10040.4.3',
  ...Array.from({ length: 19 }, (_, at) => `2.16.840.1.101.3.4.3.${at + 1}`),
  '1.3.101.112',
  '1.3.101.113',
  '1.2.156.10197.1.501',
  '1.2.156.10197.1.504',
  '1.3.14.3.2.29',
];

/** The algorithm of an OID. RSASSA-PSS has its hash and its salt in parameters, which come in words of their own. */
export function algorithmOf(oid: string, pss: Pick<Algorithm, 'hash' | 'saltLength'> = { hash: null, saltLength: null }): Algorithm {
  const known = findSignatureAlgorithm(oid);
  if (oid === rsaPssOid) return { algorithm: 'rsassaPss', oid, ...pss };
  return { algorithm: known?.name ?? oid, oid, hash: known?.hash ?? null, saltLength: null };
}

/** The OID of an algorithm by the long name that OpenSSL prints, or by its own numbers; null where it is neither. */
export function oidByLongName(name: string): string | null {
  if (/^\d{1,9}(?:\.\d{1,20}){2,30}$/.test(name)) return name;
  return OIDS.find((oid) => findSignatureAlgorithm(oid)?.name.toLowerCase() === name.toLowerCase()) ?? null;
}

const JAVA = /^(?:NONE|(MD2|MD5|SHA-?1|SHA-?224|SHA-?256|SHA-?384|SHA-?512(?:\/224|\/256)?|SHA3-\d{3}))with(RSA|ECDSA|DSA)$/i;

/** The OID of an algorithm by Java's name ("SHA256withRSA"). */
export function oidByJavaName(name: string): string | null {
  if (/^RSASSA-PSS$/i.test(name)) return rsaPssOid;
  if (/^Ed(?:25519|448|DSA)$/i.test(name)) return oidByLongName(name);
  const [, hash, family = ''] = JAVA.exec(name) ?? [];
  if (hash === undefined) return oidByLongName(name);
  const wanted = hash.toUpperCase().replace(/^SHA-?(\d)/, hash.toUpperCase().startsWith('SHA3-') ? 'SHA$1' : 'SHA-$1');
  const kind = family.toUpperCase() === 'ECDSA' ? /^ecdsa/i : family.toUpperCase() === 'DSA' ? /^dsa/i : /RSA/;
  return (
    OIDS.find((oid) => {
      const known = findSignatureAlgorithm(oid);
      return known?.hash === wanted && kind.test(known.name);
    }) ?? null
  );
}

const HASHES: Readonly<Record<string, string>> = {
  md5: 'MD5',
  sha1: 'SHA-1',
  sha224: 'SHA-224',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

/** "SHA-256" of "sha256", as the parameters of RSASSA-PSS are printed. */
export function hashByPrintedName(name: string): string | null {
  return HASHES[name.toLowerCase()] ?? null;
}
