import type { Knowledge } from '../../core/diagnose/knowledge.ts';
import type { ToolAnswer } from '../../core/flow/tool-answers.ts';
import type { PackIndex } from '../../core/diagnose/packs.ts';

/** A piece of what is known, a script of its own. */
export type Pack = Partial<Pick<Knowledge, 'entries' | 'wordings' | 'tables' | 'phrases'>>;

/** What the recogniser's script carries: what every diagnosis needs, which packs a text needs, and the few words that an overview shows. */
export interface CarriedKnowledge {
  base: Pick<Knowledge, 'general' | 'contexts' | 'products' | 'phrases'>;
  index: PackIndex;
  /** Title and group of the causes. */
  causes: Record<string, [title: string, group: string]>;
  /** Titles of the software. */
  software: Record<string, string>;
  /** What software is built on. */
  on: Record<string, string[]>;
}

/** What is told about one message; the steps hold `{{field}}` holes. */
export interface ErrorWords {
  title: string;
  cause: string;
  fix: string;
  steps: string[];
  /** Root-relative. */
  page: string | null;
  /** A tree's id. */
  flow: string | null;
}

/** One product's words, a script of their own. */
export interface ProductWords {
  product: string;
  title: string;
  /** What stands in a hole until the reader knows better. */
  fields: Record<string, string>;
  entries: Record<string, ErrorWords>;
}

/** One cause's words, a script of their own. */
export interface CauseWords {
  cause: string;
  sure: string;
  sureSteps: string[];
  fix: string;
  steps: string[];
  paste: string | null;
  /** Root-relative. */
  page: string | null;
  flow: string | null;
  /** Where the trees take it as an answer. */
  answers: ToolAnswer[];
  products: {
    for: string[];
    side?: 'client' | 'server' | undefined;
    fix: string;
    steps: string[];
    sure?: string | undefined;
    sureSteps?: string[] | undefined;
  }[];
  fields: Record<string, string>;
}

/** What the codes of one table are called and mean; it comes with the pack of the table. */
export interface CodeWords {
  title: string;
  meanings: Record<string, string>;
}
