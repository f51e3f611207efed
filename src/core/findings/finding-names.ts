/** What a scanner calls a finding: its number, its name, or both. */
export interface ScannerName {
  id?: string | undefined;
  name?: string | undefined;
}

/** How each scanner names one kind of finding; the `names` of a file of content/findings. */
export interface FindingNames {
  nessus: readonly ScannerName[];
  openvas: readonly ScannerName[];
  qualys: readonly ScannerName[];
  /** "script: what a line of it begins with". */
  nmap: readonly string[];
  /** `id` of a row of the CSV or JSON and what its text has in it; of a row that is rated worse than INFO. */
  testssl: readonly { id: string; says?: string | undefined }[];
  /** A line of the text: what it begins with and what follows. */
  testsslLines: readonly { label: string; says: string }[];
  /** Rules over the JSON, see read-sslyze.ts. */
  sslyze: readonly string[];
  /** What a line of the page begins with. */
  ssllabs: readonly string[];
  checkers: readonly string[];
  cves: readonly string[];
}

export interface NamedFinding {
  id: string;
  names: FindingNames;
  /** Causes that it names, the likeliest first. */
  causes?: readonly string[] | undefined;
}

export type HeaderRole = 'id' | 'name' | 'host' | 'port' | 'risk' | 'state' | 'note' | 'ignored' | 'cve' | 'oid';

/** What reports are written with: `words` of content/scan-report.yaml. */
export interface ReportWords {
  headers: Readonly<Record<HeaderRole, readonly string[]>>;
  states: Readonly<Record<'mended' | 'accepted' | 'open', readonly string[]>>;
  severities: readonly string[];
}

/** All that readReport knows of names and words. */
export interface Vocabulary {
  findings: readonly NamedFinding[];
  words: ReportWords;
}
