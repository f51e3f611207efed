import { loadArticles } from '../content/articles.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { siteMap, type SiteMap } from '../content/site-map.ts';
import { yamlTexts } from '../content/yaml-texts.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';
import { linksOfArticle, linksOfYaml, lintExternalLinks } from './lint/external-links.ts';
import { faultOfLink, lintInternalLinks } from './lint/internal-links.ts';
import type { LintProblem } from './lint/passage.ts';
import { textsOfYaml } from './lint/prose-of-yaml.ts';

/** Links inside the site. */
export function checkInternalLinks(from: ContentFolder): ContentCheck {
  return contentCheck('站內連結', () => {
    const site = siteMap(from);
    return [
      ...loadArticles(from).flatMap((article) => lintInternalLinks(article, site)),
      ...yamlTexts(from).flatMap(({ file, text }) => pageFields(file, text, site)),
    ];
  });
}

/** The register of links outside. */
export function checkExternalLinks(from: ContentFolder): ContentCheck {
  return contentCheck('外部連結都有登記', () => {
    const used = [...loadArticles(from).flatMap(linksOfArticle), ...yamlTexts(from).flatMap(({ file, text }) => linksOfYaml(file, text))];
    return lintExternalLinks(used, from.load('links'), 'content/links.yaml');
  });
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
