import type { Confidence, Provenance, Source } from '../provenance.ts';

/** A command to copy. `code` may hold `{{field}}` holes named in `content/fields.yaml`. */
export interface FlowCommand {
  /** Shiki language: "powershell", "bash", "bat", "text" … */
  language: string;
  title?: string | undefined;
  code: string;
}

/** How to find the answer out. Prose is plain text: no markup and no holes. */
export interface FlowHelp {
  text: string;
  commands: FlowCommand[];
  /** Root-relative page with more, e.g. "chain/check-offline.html". */
  page?: string | undefined;
}

export interface FlowAnswer {
  /** Permanent: it stands in shared links. */
  id: string;
  label: string;
  /** A node of this tree, or "flow:ID" to hand over to another tree. */
  next: string;
  /** "tool:code" of a tool's result that picks this answer, e.g. "keytool:trusted-cert-entry"; several where tools say the same thing. */
  toolResult?: string | readonly string[] | undefined;
  /** Causes that a diagnosis finds and that pick this answer. */
  causes?: readonly string[] | undefined;
}

export interface Question {
  question: string;
  help?: FlowHelp | undefined;
  answers: FlowAnswer[];
}

/** Products of `content/placements.yaml` to which an outcome leads, and what it says of each. */
export interface PlacementsNamed {
  groups: string[];
  say: 'files' | 'chain' | 'then' | 'nodes' | 'trouble';
}

export interface Outcome {
  outcome: string;
  cause: string;
  fix: string;
  commands: FlowCommand[];
  /** How to see that it is mended. */
  verify: string;
  /** Root-relative page, with its anchor where there is one, e.g. "install/iis.html#trouble". */
  page: string;
  products?: PlacementsNamed | undefined;
  /** One or two sentences that can be pasted into a ticket as they stand. */
  helpdesk: string;
  sources: Source[];
  confidence: Confidence;
}

export type FlowNode = Question | Outcome;

/** One troubleshooting tree as `content/flows/*.yaml` holds it: questions, answers, outcomes, nothing else. */
export interface Flow extends Provenance {
  id: string;
  /** The symptom as people say it. */
  title: string;
  summary: string;
  /** Other wordings of the symptom, and error codes, for the search and for `recognise`. */
  symptoms: string[];
  order: number;
  /** Id of the first question. */
  start: string;
  nodes: Record<string, FlowNode>;
  /** Slides of the 2017 deck this tree answers, e.g. "S17". */
  slides: string[];
}

/** Tells the two kinds of node apart. */
export function isQuestion(node: FlowNode): node is Question {
  return 'question' in node;
}
