import type { Vocabulary } from '../../../src/core/findings/finding-names.ts';
import { load } from '../../../src/content/content-folder.ts';

/** What readReport knows: content/findings and the words of content/scan-report.yaml. */
export const findings = load('findings');
export const vocabulary: Vocabulary = { findings, words: load('scan-report').words };
