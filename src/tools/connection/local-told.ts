import words from 'content:messages?probe-local';
import { localFindings } from '../../core/probe/local-findings.ts';
import { localText } from '../../core/probe/local-words.ts';
import type { ProbeRecord } from '../../core/probe/probe-record.ts';
import { readLocalText } from '../../core/probe/read-local-text.ts';
import type { Told } from './told.ts';

/** What is wrong on the Windows hosts that a text tells of, by their own records and by what they served; null where it tells of none. */
export function localTold(text: string, records: readonly ProbeRecord[], at: Date): Told[] | null {
  const found = readLocalText(text).records;
  if (found.length === 0) return null;
  return found.flatMap((local) =>
    localFindings(local, records, at.getTime()).map((finding): Told => ({
      weight: finding.severity,
      ...localText(finding, words),
      mending: null,
    })),
  );
}
