/** The most that one scan reports or follows; what lies beyond is left out and said so. */
export const mixedLimits = {
  findings: 10_000,
  /** `srcdoc` inside `srcdoc`. */
  nestedDocuments: 3,
  /** Characters of an address that are kept. */
  urlLength: 2_048,
} as const;
