import type { Platform } from '../authority/authority.ts';
import type { Facts } from '../facts.ts';
import type { Client, Refusals } from '../policy/client.ts';
import type { Severity } from '../policy/finding.ts';
import type { RevocationCode } from '../revocation/codes.ts';
import type { ChainCode } from './codes.ts';
import type { PracticeCode } from './practice-codes.ts';

export type ChainRole = 'leaf' | 'intermediate' | 'root';

/** One certificate of the path. Of a root known only by its facts the certificate itself need not be at hand. */
export interface ChainLink {
  sha256: string;
  /** RFC 4514 text; empty where the name is empty or unreadable. */
  subject: string;
  role: ChainRole;
}

/** Where the path breaks off. */
export interface ChainGap {
  /** SHA-256 of the last certificate that was found. */
  after: string;
  issuer: string;
  aki: string | null;
  /** Id in `content/authorities` of what is missing, or null. */
  authority: string | null;
}

/** What a report may say of its path. */
export type ProblemCode = ChainCode | PracticeCode | RevocationCode;

export interface ChainProblem {
  code: ProblemCode;
  /** SHA-256 of the certificate it is about. */
  cert: string;
  severity: Severity;
  facts: Facts;
  /** The clients that refuse because of it, of those asked; absent where nobody does, or where it explains another problem. */
  refusedBy?: Refusals;
  /** Clients of which nobody can tell from here: they might fetch what is missing, or check what could not be checked. */
  unsure?: readonly Client[];
}

/** What one client makes of the chain. */
export interface ClientVerdict {
  /** Null where it depends on what cannot be seen here, or where there is no server's certificate to judge. */
  accepts: boolean | null;
  /** What it says when it refuses: a browser's code or OpenSSL's sentence; null where it accepts or nobody has seen it yet. */
  code: string | null;
  /** Code of the problem it stumbles over first. */
  problem: ProblemCode | null;
}

/** What one platform makes of the issuer, by the best way up that can be built from what is sent. */
export interface PlatformVerdict {
  /**
   * needs-update: from version `since` on. constrained: only certificates of some dates. depends: it may load what is missing itself.
   * unknown: nobody has looked.
   */
  state: 'trusted' | 'needs-update' | 'constrained' | 'depends' | 'unknown' | 'refused';
  /** Id in `content/authorities` of the root that decides; null where the way up is broken before. */
  root: string | null;
  since: string | null;
  /** The sentence of the trust data; empty where it has not been loaded. */
  note: string | null;
}

export type PlatformVerdicts = Record<Platform, PlatformVerdict>;

/** What `examineChain` answers; `kb chain --json` writes it as it stands. */
export interface ChainReport {
  /** A path to a trusted root exists and nothing of severity `error` was found. Revocation counts only where a CRL or an OCSP response was given (`withRevocation`). */
  ok: boolean;
  /** From the leaf upwards. */
  path: ChainLink[];
  gaps: ChainGap[];
  /** SHA-256 of certificates in the pool that the path does not need, each once. */
  extras: string[];
  /** Whether the pool comes leaf first and each certificate before the one that issued it (RFC 8446 4.4.2). */
  order: 'ok' | 'wrong';
  problems: ChainProblem[];
  /** One column each. Where `ok` is true none of them refuses. */
  clients: Record<Client, ClientVerdict>;
  /** Who trusts the issuer, whatever else is wrong; null where trust was given or nothing on file speaks of it. */
  platforms: PlatformVerdicts | null;
  /** What the verdict says nothing about. Policies are judged for a verifier that asks for none itself. */
  notJudged: ('revocation' | 'revocation-rest')[];
}
