import type { Forwarding, Permalinks } from '../schemas/permalinks.ts';
import type { ContentCheck } from './check-content.ts';
import { loadLinkedContent, type LinkedContent } from '../content/linked-content.ts';
import { lintIdNames, lintPermalinks } from './lint/permalinks.ts';
import { loadForwarding, loadPermalinks } from '../content/load-data.ts';
import { permanentIds } from '../content/permanent/permanent-ids.ts';
import { publishedBy } from '../content/permanent/published.ts';

/** Whatever was published once still leads somewhere. */
export function checkPermalinks(
  content: LinkedContent = loadLinkedContent(),
  register: Permalinks = loadPermalinks(),
  entries: Forwarding = loadForwarding(),
): ContentCheck {
  const names = lintIdNames(permanentIds(content));
  return { name: '公開過的連結都還在', problems: [...names, ...lintPermalinks(publishedBy(content), register, entries)] };
}
