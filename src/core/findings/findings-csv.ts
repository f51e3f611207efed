import { writeCsv } from '../text/write-csv.ts';
import type { FindingState, ReportFinding } from './scan-report.ts';

/** A finding as the reader's table has it: what the report says and what the reader chose. */
export interface ListedFinding extends Pick<ReportFinding, 'host' | 'port' | 'scanner' | 'quote'> {
  title: string;
  state: FindingState;
  /** Why the risk is accepted, or whatever else the reader notes. */
  reason: string;
  reply: string;
}

/** The words of the table: its columns and what the states are called; from content/interface. */
export interface FindingsCsvWords {
  columns: readonly [
    number: string,
    title: string,
    host: string,
    port: string,
    scanner: string,
    state: string,
    reply: string,
    reason: string,
    quote: string,
  ];
  states: Readonly<Record<FindingState, string>>;
  scanners: Readonly<Record<ReportFinding['scanner'], string>>;
}

/** The table as CSV that Excel opens. */
export function findingsCsv(list: readonly ListedFinding[], words: FindingsCsvWords): string {
  return writeCsv([
    [...words.columns],
    ...list.map(({ title, host, port, scanner, state, reply, reason, quote }, number) => [
      String(number + 1),
      title,
      host ?? '',
      port === null ? '' : String(port),
      words.scanners[scanner],
      words.states[state],
      // What is still to be done has no answer yet.
      state === 'mended' ? reply : '',
      reason,
      quote,
    ]),
  ]);
}
