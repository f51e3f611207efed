import type { KnownAuthority } from '../authority/authority.ts';
import { findIssuers } from '../authority/identify-authority.ts';
import type { Subject } from '../x509/subject.ts';
import { fingerprintOf } from './problem-of.ts';

/** A root that is trusted but whose certificate is not at hand, and how firmly the certificate below is tied to it. */
export interface KnownRoot {
  authority: KnownAuthority;
  /** proof: the certificate below is itself on file with its issuer, or the root's key verified it. key-identifier: its AKI is the root's, no more. */
  by: 'proof' | 'key-identifier';
}

/** Where paths may end: at certificates that the caller trusts, or, with `trust` null, at what `content/authorities` knows. */
export class Anchors {
  readonly explicit: boolean;
  readonly fingerprints: ReadonlySet<string>;
  readonly authorities: readonly KnownAuthority[];

  constructor(trust: readonly Subject[] | null, authorities: readonly KnownAuthority[]) {
    this.explicit = trust !== null;
    this.authorities = authorities;
    this.fingerprints = new Set(trust === null ? authorities.filter(isAnchor).map(({ sha256 }) => sha256) : trust.map(fingerprintOf));
  }

  has(certificate: Subject): boolean {
    return this.fingerprints.has(fingerprintOf(certificate));
  }

  /** With explicit trust whatever is trusted stands for a root; else what is on file as one. */
  isRoot(anchor: Subject): boolean {
    return this.explicit || this.entryOf(anchor)?.role === 'root';
  }

  /** The entry of `content/authorities` that the certificate is, byte for byte. */
  entryOf(certificate: Subject): KnownAuthority | null {
    const id = fingerprintOf(certificate);
    return this.authorities.find(({ sha256 }) => sha256 === id) ?? null;
  }

  /** Trusted roots that issued the certificate as far as the facts tell. Always empty with explicit trust, where certificates are at hand. */
  knownRootsAbove(certificate: Subject): KnownRoot[] {
    if (this.explicit) return [];
    const entry = this.entryOf(certificate);
    if (entry !== null) {
      return this.authorities
        .filter((authority) => authority.role === 'root' && isAnchor(authority) && entry.issuedBy.includes(authority.id))
        .map((authority) => ({ authority, by: 'proof' }));
    }
    return findIssuers(certificate, this.authorities)
      .filter(({ authority, by }) => by === 'key-identifier' && authority.role === 'root' && isAnchor(authority))
      .map(({ authority }) => ({ authority, by: 'key-identifier' }));
  }
}

const TRUSTED_ONCE = new Set(['trusted', 'constrained', 'removed']);

/** A path may end at what some platform trusts or has trusted; what became of that trust is a question of its own (distrust.ts). */
function isAnchor({ trust }: KnownAuthority): boolean {
  return trust.some(({ state }) => TRUSTED_ONCE.has(state));
}
