import type { ContentCheck } from './check-content.ts';
import { yamlTexts } from '../content/content-texts.ts';
import { externalLinksOf, lintExternalLinks } from './lint/external-links.ts';
import { faultOfLink, lintInternalLinks, type SiteMap } from './lint/internal-links.ts';
import { showProblem, type LintProblem } from './lint/passage.ts';
import { textsOfYaml } from './lint/prose-of-yaml.ts';
import type { Article } from '../content/load-articles.ts';
import { loadLinks } from '../content/load-data.ts';
import { siteMap } from '../content/site-map.ts';

/** Links inside the site and the register of those outside. */
export function linkChecks(articles: readonly Article[]): ContentCheck[] {
  const site = siteMap(articles);
  const yaml = yamlTexts();
  const inside = [
    ...articles.flatMap(({ body, page }) => lintInternalLinks(body, page, site)),
    ...yaml.flatMap(({ file, text }) => pageFields(file, text, site)),
  ];
  const used = [...articles, ...yaml].flatMap(({ file, text }) => externalLinksOf(file, text));
  return [
    { name: '站內連結', problems: inside.map(showProblem) },
    { name: '外部連結都有登記', problems: lintExternalLinks(used, loadLinks(), 'content/links.yaml').map(showProblem) },
  ];
}

/** `page:` holds an address, with or without the slash in front; `flow:` of an error names a tree. */
function pageFields(file: string, text: string, site: SiteMap): LintProblem[] {
  return textsOfYaml(file, text).flatMap(({ path, line, text: value }) => {
    const field = path.at(-1);
    if (field !== 'page' && field !== 'flow') return [];
    const message = faultOfLink(field === 'flow' ? `/flows/${value}.html` : value.replace(/^\/?/, '/'), null, site);
    return message === null ? [] : [{ file, line, message }];
  });
}
