/** Who wrote a report; `checker` is a page that checks a certificate, `table` a list that names no scanner. */
export type Scanner = 'nessus' | 'openvas' | 'qualys' | 'nmap' | 'testssl' | 'sslyze' | 'ssllabs' | 'checker' | 'table';

/** As the report says: nothing said is `open`. */
export type FindingState = 'open' | 'mended' | 'accepted';

/** A finding of a report. `finding` is an id of content/findings; `line` counts from 1. */
export interface ReportFinding {
  finding: string;
  scanner: Scanner;
  state: FindingState;
  host: string | null;
  port: number | null;
  line: number;
  /** The line or cell that says it, at most QUOTE_LIMIT characters. */
  quote: string;
}

export interface ScanReport {
  scanner: Scanner | null;
  findings: ReportFinding[];
  /** Is only the beginning looked at, the text being longer than REPORT_LIMIT. */
  cut: boolean;
}

export const QUOTE_LIMIT = 160;

/** `443` of "443/tcp", "tcp/443/www", "443"; null of "0", "general/tcp" and nothing. */
export function portOf(text: string): number | null {
  const digits = /\d{1,5}/.exec(text);
  if (digits === null) return null;
  const port = Number(digits[0]);
  return port > 0 && port < 65536 ? port : null;
}

/** A host's name or address, as far as a text starts with one; null of anything else. */
export function hostOf(text: string): string | null {
  const [first = ''] = text.trim().split(/[\s/,;()]/, 1);
  return /^[A-Za-z0-9.:_-]{2,253}$/.test(first) && /[.:]/.test(first) ? first : null;
}

export function quoteOf(text: string): string {
  const plain = text.trim().replace(/\s+/g, ' ');
  return plain.length > QUOTE_LIMIT ? `${plain.slice(0, QUOTE_LIMIT - 1)}…` : plain;
}
