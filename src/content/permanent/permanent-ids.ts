import { causeGroups } from '../../site/cause-groups.ts';
import { authoritiesPage } from '../../site/authorities-page.ts';
import { isQuestion } from '../../core/flow/flow.ts';
import { loadLinkedContent, type LinkedContent } from '../linked-content.ts';

/** Something on the site that can be linked to for good: `go/ID.html` leads to it. */
export interface PermanentId {
  id: string;
  kind: 'page' | 'tool' | 'answer' | 'error' | 'cause' | 'flow' | 'outcome' | 'finding' | 'rule' | 'term' | 'authority';
  /** From the site's root, without a slash in front: "faq/part-2.html#iis-f5". */
  address: string;
  /** What the target calls itself. */
  title: string;
}

const known = new WeakMap<LinkedContent, readonly PermanentId[]>();

/** Every permanent id, read from the sources once: kind by kind, in the order of the files. No build is needed. */
export function permanentIds(content: LinkedContent = loadLinkedContent()): readonly PermanentId[] {
  const ids = known.get(content) ?? readIds(content);
  known.set(content, ids);
  return ids;
}

function readIds(content: LinkedContent): PermanentId[] {
  const { articles, site, flows } = content;
  const list = (kind: PermanentId['kind'], rows: readonly (readonly [id: string, address: string, title: string])[]): PermanentId[] =>
    rows.map(([id, address, title]) => ({ id, kind, address, title }));
  return [
    ...list('page', pages(content)),
    ...list(
      'tool',
      site.tools.pages.map(({ page, title }) => [page.replace('tools/', 'tool-').replace('.html', ''), page, title]),
    ),
    ...list(
      'answer',
      articles.flatMap(({ page, mdx }) => mdx.answers.map(({ id, title }) => [id, `${page}#${id}`, title] as const)),
    ),
    ...list(
      'error',
      content.errors.flatMap(({ product, entries }) =>
        entries.map(({ id, title }) => [id, `errors/${product}.html#${id}`, title] as const),
      ),
    ),
    ...list(
      'cause',
      content.causes.map(({ id, group, title }) => [`cause-${id}`, `causes/${group}.html#${id}`, title]),
    ),
    ...list(
      'flow',
      flows.map(({ id, title }) => [`flow-${id}`, `flows/${id}.html`, title]),
    ),
    ...list(
      'outcome',
      flows.flatMap(({ id, nodes }) =>
        Object.entries(nodes).flatMap(([name, node]) =>
          isQuestion(node) ? [] : [[`flow-${id}-${name}`, `flows/${id}.html#o-${name}`, node.outcome] as const],
        ),
      ),
    ),
    ...list(
      'finding',
      content.findings.map(({ id, title }) => [`finding-${id}`, `findings.html#${id}`, title]),
    ),
    ...list(
      'rule',
      content.rules.map(({ id, title }) => [`rule-${id}`, `rules.html#${id}`, title]),
    ),
    ...list(
      'term',
      content.glossary.map(({ id, term }) => [`term-${id}`, `glossary.html#${id}`, term]),
    ),
    ...list(
      'authority',
      content.authorities.map(({ id, name }) => [`ca-${id}`, `${authoritiesPage.href.slice(1)}#${id}`, name]),
    ),
  ];
}

function pages({ articles, site, errors, codes, doors, made }: LinkedContent): [id: string, address: string, title: string][] {
  return [
    ...made.map(({ page, title }): [string, string, string] => [idOfPath(page), page, title]),
    ...site.sections.map(({ id, title }): [string, string, string] => [id, `${id}.html`, title]),
    ...doors.map(({ id, title }): [string, string, string] => [`start-${id}`, `start/${id}.html`, title]),
    ...articles.map(({ page, data }): [string, string, string] => [data.id, page, data.title]),
    ...errors.map(({ product, title }): [string, string, string] => [`errors-${product}`, `errors/${product}.html`, `${title} 的錯誤訊息`]),
    ...causeGroups.map(({ id, title }): [string, string, string] => [`causes-${id}`, `causes/${id}.html`, `原因：${title}`]),
    ...codes.map(({ table, title }): [string, string, string] => [`codes-${table}`, `codes/${table}.html`, title]),
  ];
}

/** "chain/authorities.html" → "chain-authorities". */
const idOfPath = (page: string): string => page.replace(/\.html$/, '').replaceAll('/', '-');
