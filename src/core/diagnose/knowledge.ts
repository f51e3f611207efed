import type { Facts } from '../facts.ts';
import type { ErrorEntry } from '../recognise/error-entry.ts';
import type { Phrases } from './read-phrases.ts';
import type { Dress } from './dress.ts';

/** The role of the program that printed a text. */
export type Side = 'client' | 'server';

/** What a piece of evidence says, wherever it comes from. */
export interface Rule {
  /** Ids of causes, the likeliest first; one alone is pinned by the evidence. */
  causes?: readonly string[] | undefined;
  side?: Side | undefined;
  product?: string | null | undefined;
  /** Only the shell around a cause: decides where nothing else does. */
  wrapper?: true | undefined;
  /** Contexts of which one must be near. */
  near?: readonly string[] | undefined;
  /** Other causes in a context or on a side; the first that fits. */
  when?: readonly { near?: readonly string[] | undefined; side?: Side | undefined; causes: readonly string[] }[] | undefined;
}

/** A sentence of a program and what it says. */
export interface Wording extends Rule {
  text: string;
}

/** One code of a published table. */
export interface Code extends Rule {
  code: string;
  symbols?: readonly string[] | undefined;
  numbers?: readonly string[] | undefined;
  texts?: readonly (string | { text: string; near?: readonly string[] | undefined })[] | undefined;
}

export interface CodeTable {
  table: string;
  dress: Dress;
  codes: readonly Code[];
}

export interface Product {
  id: string;
  words: readonly string[];
  /** Under many others: named only where no other is near. */
  general?: true | undefined;
}

/** Everything that a diagnosis needs to know; the words about causes and codes stay in the content. */
export interface Knowledge {
  entries: readonly ErrorEntry[];
  wordings: readonly Wording[];
  tables: readonly CodeTable[];
  /** Causes that many messages name and that give way to any other. */
  general: readonly string[];
  contexts: Readonly<Record<string, readonly string[]>>;
  products: readonly Product[];
  phrases: Phrases;
}

export type EvidenceKind = 'code' | 'wording' | 'entry' | 'output' | 'phrase' | 'finding';

/** A fact that a paste holds, with its place. */
export interface Evidence {
  kind: EvidenceKind;
  /** "hresult:0x80092004" of a code, the entry's id, the text of a wording, the kind of an output, the cause of a phrase, the id of a finding. */
  value: string;
  /** Lines count from 1. */
  line: number;
  rule: Rule;
  /** What stood in the holes. */
  facts: Facts;
  /** Causes that it rules out. */
  against?: readonly string[];
  /** First and last line of the text to which `against` is limited; absent where it holds for all of it. */
  within?: readonly [first: number, last: number];
  /** One of several things that a bare number may mean. */
  ambiguous?: true;
  /** On how many lines of the paste it stands. */
  count: number;
}
