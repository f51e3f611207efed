/**
 * Real chains have at most six certificates and one or two alternatives. The limits keep a pool made to hurt (a thousand
 * certificates of one name, each signed by each other) within a second or two; reaching one is reported as `search-limit`.
 */
export const LIMITS = {
  /** Certificates in one path. */
  depth: 20,
  /** Alternative paths that are looked at. */
  paths: 64,
  /** Signatures that are checked, each pair once. */
  signatureChecks: 400,
  /** Certificates of the right name but with another key identifier whose signature is tried all the same, for one child. */
  otherKeys: 3,
  /** Names times constraints for one pair of certificates, as Chromium limits it. */
  nameChecks: 1_048_576,
  /** The same for URIs, which Chromium does not constrain at all. */
  uriChecks: 4_194_304,
  /** The same over all alternative paths of one examination. */
  allNameChecks: 16_777_216,
} as const;
