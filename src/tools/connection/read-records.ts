import { decodeText } from '../../core/pem/decode-text.ts';
import { limits } from '../../core/pem/limits.ts';
import type { ProbeRecord } from '../../core/probe/probe-record.ts';
import { readProbeText } from '../../core/probe/read-probe-text.ts';
import type { Reading } from '../shared/read-source.ts';
import { loadSource, type Source } from '../shared/source.ts';

/** What one text or file holds. */
export interface SourceRecords {
  /** Null for the text field. */
  name: string | null;
  text: string;
  records: ProbeRecord[];
  unknownVersions: { line: number; version: number }[];
  /** Why it was not read at all. */
  problem: 'not-opened' | 'too-large' | null;
}

const unread = (name: string | null, problem: 'not-opened' | 'too-large'): SourceRecords => ({
  name,
  text: '',
  records: [],
  unknownVersions: [],
  problem,
});

/** Reads the records of one text or file, in whatever encoding a shell wrote it. */
export async function readRecords(source: Source): Promise<SourceRecords> {
  const input = await loadSource(source);
  if (input === null) return unread(source.name, 'not-opened');
  if (input.length > limits.inputBytes) return unread(source.name, 'too-large');
  const text = typeof input === 'string' ? input : decodeText(input).text;
  return { name: source.name, text, ...readProbeText(text), problem: null };
}

/** As those who look for roots among what was given want it. */
export const asReading = ({ name }: SourceRecords, subjects: Reading['subjects']): Reading => ({
  source: { name, size: '', load: () => Promise.resolve('') },
  subjects,
  repairs: [],
  problems: [],
});

/** Cheap words whether it is worth while to load what reads outputs of other programs, or what hosts say of themselves. */
export const mayBeWitness = (text: string): boolean =>
  /CONNECTED\(|SSL-Session|SSL connection using|^\* {1,3}(?:Connected|Trying)|nmap|"finding"|server_scan_results/imu.test(text);
export const mayHaveLocal = (text: string): boolean => text.includes('=== kb-probe-local ');
