import { byFile } from '../../content/content-folder.ts';
import type { Messages } from '../../schemas/messages.ts';

/** What is said of several records, and in texts to take along. */
const LATER = /^(?:change|line)-|-at-address$/;

/** The words of `content/messages/probe.yaml` that come later than a report of one connection, or all the others. */
export const probeWords = (later: boolean): Messages =>
  Object.fromEntries(Object.entries(byFile('messages')['probe'] ?? {}).filter(([code]) => LATER.test(code) === later));
