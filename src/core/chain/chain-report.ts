import type { Facts } from '../facts.ts';
import type { Severity } from '../policy/finding.ts';
import type { RevocationCode } from '../revocation/codes.ts';
import type { ChainCode } from './codes.ts';

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
export type ProblemCode = ChainCode | RevocationCode;

export interface ChainProblem {
  code: ProblemCode;
  /** SHA-256 of the certificate it is about. */
  cert: string;
  severity: Severity;
  facts: Facts;
}

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
  /** What the verdict says nothing about. Policies are judged for a verifier that asks for none itself. */
  notJudged: ('revocation' | 'revocation-rest')[];
}
