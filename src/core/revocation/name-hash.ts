import { sha1, sha256 } from '../crypto/hash.ts';
import { longHash } from '../crypto/long-hash.ts';
import { toHex } from '../text/hex.ts';
import type { Subject } from '../x509/subject.ts';

/** A CertID (RFC 6960 4.1.1) as a response has it or as it was printed; what was not printed is null. Hex is lower case. */
export interface CertificateId {
  hash: string | null;
  issuerNameHash: string | null;
  issuerKeyHash: string | null;
  serialHex: string;
}

interface IssuerHashes {
  name: string | null;
  /** Null where the issuer is not at hand. */
  key: string | null;
}

/** Tells whether ids are a certificate's, hashing its issuer once for each kind of hash. */
export class IdCheck {
  readonly #certificate: Subject;
  readonly #issuer: Subject | null;
  readonly #hashes = new Map<string, IssuerHashes | null>();

  constructor(certificate: Subject, issuer: Subject | null) {
    this.#certificate = certificate;
    this.#issuer = issuer;
  }

  /** By its number, and its issuer by name and key. Null where the number is the same and the issuer's hashes are of a kind that nobody here makes. */
  async isOurs({ hash, issuerNameHash, issuerKeyHash, serialHex }: CertificateId): Promise<boolean | null> {
    const own = this.#certificate.serialHex;
    if (own === null || bare(own) !== bare(serialHex)) return false;
    if (issuerNameHash === null && issuerKeyHash === null) return true;
    const hashes = await this.#hashesBy(hash ?? '');
    if (hashes === null) return null;
    return (issuerNameHash ?? hashes.name) === hashes.name && (hashes.key ?? issuerKeyHash) === (issuerKeyHash ?? hashes.key);
  }

  async #hashesBy(hash: string): Promise<IssuerHashes | null> {
    const before = this.#hashes.get(hash);
    if (before !== undefined) return before;
    const [name, key] = [this.#certificate.issuer?.der, this.#issuer?.key?.octets];
    const made = (await digest(hash, new Uint8Array())) === null ? null : { name: await hexOf(hash, name), key: await hexOf(hash, key) };
    this.#hashes.set(hash, made);
    return made;
  }
}

/** SHA-1 is what RFC 5019 asks for, SHA-256 what it allows; others only whoever asked chose. */
async function digest(hash: string, bytes: Uint8Array): Promise<Uint8Array | null> {
  if (hash === 'SHA-1') return sha1(bytes);
  return hash === 'SHA-256' ? sha256(bytes) : longHash(hash, bytes);
}

async function hexOf(hash: string, bytes: Uint8Array | undefined): Promise<string | null> {
  const made = bytes === undefined ? null : await digest(hash, bytes);
  return made === null ? null : toHex(made);
}

/** A number without the zeros in front that some write. */
function bare(serialHex: string): string {
  return serialHex.replace(/^0+/, '');
}
