import type { ReportReader } from '../diagnose/diagnose.ts';
import type { Vocabulary } from './finding-names.ts';
import { readReport } from './read-report.ts';

/** The reader of reports that a diagnosis takes. */
export function reportReader(vocabulary: Vocabulary): ReportReader {
  return {
    read: (text) => readReport(text, vocabulary),
    causes: new Map(vocabulary.findings.map(({ id, causes = [] }) => [id, causes])),
  };
}
