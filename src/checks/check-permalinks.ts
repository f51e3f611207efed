import type { Forwarding, Permalinks } from '../schemas/permalinks.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { loadLinkedContent, type LinkedContent } from '../content/linked-content.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';
import { lintIdNames, lintPermalinks } from './lint/permalinks.ts';
import { permanentIds } from '../content/permanent/permanent-ids.ts';
import { publishedBy } from '../content/permanent/published.ts';

/** Whatever was published once still leads somewhere. */
export const checkPermalinks = (from: ContentFolder): ContentCheck =>
  contentCheck('公開過的連結都還在', () => permalinkProblems(loadLinkedContent(from), from.load('permalinks'), from.load('forwarding')));

/** The same of any content, register and forwarding. */
export function permalinkProblems(content: LinkedContent, register: Permalinks, entries: Forwarding): string[] {
  return [...lintIdNames(permanentIds(content)), ...lintPermalinks(publishedBy(content), register, entries)];
}
