import { inheritDsaParameters } from '../crypto/inherit-dsa-parameters.ts';
import type { Verification, Verify } from '../crypto/verification.ts';
import type { PublicKey, Subject } from '../x509/subject.ts';
import { keyIdMatch, type KeyIdMatch } from './key-id-match.ts';
import { LIMITS } from './limits.ts';
import { nameKey } from './name-key.ts';
import { fingerprintOf } from './problem-of.ts';

/** A certificate that has the name of the child's issuer, and what its key says of the child's signature. */
export interface IssuerLink {
  issuer: Subject;
  keyId: KeyIdMatch;
  verification: Verification;
}

const RANK: Record<KeyIdMatch, number> = { match: 0, open: 1, mismatch: 2 };

/** Finds who issued what among a set of different certificates. Every signature is checked once, and not before it is asked for. */
export class Links {
  readonly certificates: readonly Subject[];
  readonly verify: Verify;
  /** Signatures checked so far. */
  checked = 0;
  /** True once a certificate was left unexamined because of `LIMITS`. */
  exhausted = false;
  readonly byName = new Map<string, Subject[]>();
  readonly links = new Map<string, IssuerLink[]>();

  constructor(certificates: readonly Subject[], verify: Verify) {
    this.certificates = certificates;
    this.verify = verify;
    for (const certificate of certificates) {
      const key = nameKey(certificate.subject);
      if (key === null) continue;
      const namesakes = this.byName.get(key);
      if (namesakes) namesakes.push(certificate);
      else this.byName.set(key, [certificate]);
    }
  }

  /** Certificates that carry the name of the child's issuer, the child itself included if it names itself. */
  namesakes(child: Subject): Subject[] {
    const key = nameKey(child.issuer);
    return key === null ? [] : (this.byName.get(key) ?? []);
  }

  /** The certificates that may have issued `child`, the likeliest first. By name, then key identifier; the signature decides. */
  async issuersOf(child: Subject): Promise<IssuerLink[]> {
    const id = fingerprintOf(child);
    const before = this.links.get(id);
    if (before) return before;
    const candidates = this.namesakes(child)
      .map((issuer) => ({ issuer, keyId: keyIdMatch(child, issuer) }))
      .sort((left, right) => RANK[left.keyId] - RANK[right.keyId]);
    const found: IssuerLink[] = [];
    let otherKeys = 0;
    for (const { issuer, keyId } of candidates) {
      if (keyId === 'mismatch' && (otherKeys += 1) > LIMITS.otherKeys) break;
      if (this.checked >= LIMITS.signatureChecks) {
        this.exhausted = true;
        break;
      }
      found.push({ issuer, keyId, verification: await this.check(child, issuer) });
    }
    this.links.set(id, found);
    return found;
  }

  /** Whether the certificate is signed with its own key. */
  async isSelfSigned(certificate: Subject): Promise<boolean> {
    const links = await this.issuersOf(certificate);
    return links.some(({ issuer, verification }) => issuer.spkiSha256 === certificate.spkiSha256 && verification.valid === true);
  }

  async check(child: Subject, issuer: Subject): Promise<Verification> {
    if (child.signature === null || issuer.key === null) return { valid: null, reason: 'unreadable-key' };
    this.checked += 1;
    const first = await this.verify(child.signature, issuer.key);
    if (first.valid !== null || issuer.key.type !== 'DSA') return first;
    // RFC 3279 2.3.2: a DSA key without parameters has those of the key above it.
    for (const above of this.namesakes(issuer)) {
      const key: PublicKey = above.key === null ? issuer.key : inheritDsaParameters(issuer.key, above.key);
      if (key === issuer.key || this.checked >= LIMITS.signatureChecks) continue;
      this.checked += 1;
      const second = await this.verify(child.signature, key);
      if (second.valid === true) return second;
    }
    return first;
  }
}
