/**
 * How a fact is known. reproduced: by running it; package: read out of a shipped package;
 * stated: by the public source named; inferred: from the former; unverified: from memory, to be confirmed.
 */
export type Confidence = 'reproduced' | 'package' | 'stated' | 'inferred' | 'unverified';

/** Where a fact comes from: a slide of the 2017 deck ("S17"), a public document, or both. */
export interface Source {
  title: string;
  url?: string | undefined;
  slide?: string | undefined;
}

export interface Provenance {
  sources: Source[];
  /** ISO date on which somebody last compared the fact with its source. */
  checked: string;
  confidence: Confidence;
}
