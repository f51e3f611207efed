import { getCollection, getEntry } from 'astro:content';
import type { ReproducedMessage } from '../schemas/reproduced-messages.ts';
import { stillTrue } from './texts-fingerprint.ts';

/** What the server tests made real software print, by entry of the catalogue. */
export async function reproduced(): Promise<{ system: string; byEntry: Map<string, ReproducedMessage[]> }> {
  const { system = '', messages = [] } = (await getEntry('reproduced-messages', 'only'))?.data ?? {};
  const entries = (await getCollection('errors')).flatMap(({ data }) => data.entries);
  return { system, byEntry: stillTrue(messages, entries) };
}
