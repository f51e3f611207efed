import type { FindingNames, ReportWords } from '../../core/findings/finding-names.ts';

/** The names of all findings and the words of reports, as the build packs them. */
export interface FindingVocabulary {
  findings: { id: string; names: FindingNames; causes: readonly string[] }[];
  words: ReportWords;
}

/** The servers that a fix is written for. */
export type FixServer = 'iis' | 'apache' | 'nginx' | 'tomcat' | 'others';

/** What is told about one kind of finding; commands hold `{{field}}` holes. */
export interface FindingWords {
  title: string;
  what: string;
  real: string;
  fixes: Record<FixServer, { text: string; steps: string[] }>;
  prove: { command: string; expect: string };
  reply: string;
  twgcb: { number: string; name: string; value: string; verified: boolean }[];
  /** Root-relative. */
  page: string | null;
  /** A tree's id. */
  flow: string | null;
}

/** The words of all findings, and what stands in a hole until the reader knows better. */
export interface AllFindingWords {
  fields: Record<string, string>;
  findings: Record<string, FindingWords>;
}
