/**
 * The most that is read from one input; beyond each limit the reader gets a problem that names the limit.
 * Sizes are bytes (for a string: UTF-16 code units).
 */
export const limits = {
  /** A whole paste or file: far above the largest bundle a server needs, small enough to be read in about a second. */
  inputBytes: 16 * 1024 * 1024,
  /** Objects in one input. */
  blocks: 10_000,
  /** One decoded object: certificates take a few KiB, but a CA's full CRL of a hundred thousand entries takes 5 MB. */
  blockBytes: 8 * 1024 * 1024,
  /** Problems and repairs reported for one input; more would tell the reader nothing new. */
  problems: 1_000,
  repairs: 1_000,
  /** Characters outside Base64 named for one block. */
  badCharacters: 50,
} as const;
