import type { Confidence, Provenance } from '../provenance.ts';

export type Platform = 'chrome' | 'mozilla' | 'windows' | 'apple' | 'android' | 'java' | 'node';

/** How one platform treats a root. */
export interface Trust {
  platform: Platform;
  state: 'trusted' | 'constrained' | 'removed' | 'never' | 'unknown';
  /** The first version that trusts it, where versions in use do not: "16"; several as people write them: "iOS 17、macOS 14". */
  since?: string | undefined;
  /** One sentence for the reader, with version or date. */
  note: string;
  confidence: Confidence;
}

/** What recognising and judging need of a real CA certificate. Hex is lower case without separators. */
export interface AuthorityFacts {
  id: string;
  /** What people call it, in Chinese where there is such a name. */
  name: string;
  role: 'root' | 'cross' | 'intermediate';
  /** Hierarchy it belongs to. */
  family: 'gpki' | 'gtlsca' | 'epki' | 'hipki' | 'twca' | 'cht-globalsign' | 'cht-trustroot';
  /** usable: install it today; limited: only for some platforms or uses; obsolete: never for a public site today. */
  status: 'usable' | 'limited' | 'obsolete';
  /** What this status means for somebody who holds a certificate from here, in one or two sentences. */
  advice: string;
  subject: string;
  issuer: string;
  ski: string | null;
  aki: string | null;
  spkiSha256: string;
  sha256: string;
  /**
   * Ids of the authorities that issued this one (by key; a cross certificate gives a second way), the one to install first.
   * Empty for a self-signed root and where the issuer is not on file.
   */
  issuedBy: string[];
}

/** What judging a chain needs besides: where its certificate comes from, and who takes it. */
export interface KnownAuthority extends AuthorityFacts, Pick<Provenance, 'checked'> {
  /** File names under which it is handed out ("GTLSCA.crt"). */
  files: string[];
  /** Where to get it, as text; null if unknown. */
  download: string | null;
  /** Of roots, and of what hangs under a root that is not on file; the others share the fate of `rootsAbove`. */
  trust: Trust[];
}

/** One real CA certificate as `content/authorities/*.yaml` holds it; dates are UTC. */
export interface Authority extends KnownAuthority, Provenance {
  notBefore: string;
  notAfter: string;
  serialHex: string;
  keyType: string;
  keyBits: number;
  signatureAlgorithm: string;
  sha1: string;
}
