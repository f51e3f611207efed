import { mayHaveRuns } from '../../core/connection/may-have-runs.ts';
import { decodeText } from '../../core/pem/decode-text.ts';
import type { Reading } from '../shared/read-source.ts';

/** A reading with the text it was read from. */
export interface TextReading extends Reading {
  text: string;
}

/** The text of what was loaded; bytes that are none give one without anything in it that we know. */
export const textOf = (input: Uint8Array | string | null): string =>
  input === null ? '' : typeof input === 'string' ? input : decodeText(input).text;

/** Whether the script that reads connections is worth loading. */
export const hasRuns = (readings: readonly TextReading[]): boolean => readings.some(({ text }) => mayHaveRuns(text));
