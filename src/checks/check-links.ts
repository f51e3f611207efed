import { loadArticles } from '../content/articles.ts';
import { collectionNames } from '../content/collections.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { datedFacts } from '../content/dated-facts.ts';
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

/** From this day on, who looks at a stored copy writes down the words the site relies on. */
const WORDS_SINCE = '2026-11-29';

/** What the register knows of the documents themselves: their words, and where the site says what they hold. */
export function checkHarvest(from: ContentFolder): ContentCheck {
  const notes: string[] = [];
  const check = contentCheck('連結登記表的原句與用處', () => {
    const register = from.load('links');
    const quoted = quotedByFacts(from);
    const wordless = register.filter(({ url, state, says }) => state === 'stored-copy' && says === undefined && !quoted.has(url));
    const recent = wordless.filter(({ checked }) => checked >= WORDS_SINCE);
    notes.push(...recent.map(({ url }) => `content/links.yaml：${url} 看過保存的副本，還沒有寫 says（文件的原句）。`));
    if (wordless.length > recent.length)
      notes.push(`content/links.yaml：有 ${wordless.length - recent.length} 份較早看過的文件還沒有寫 says（文件的原句），再看的時候補上。`);
    const facts = datedFacts(from);
    const files = new Set(from.texts(collectionNames).map(({ file }) => file));
    const exists = (use: string): boolean => facts.has(use) || files.has(`content/${use}`);
    return register.flatMap(({ url, holds = [] }) =>
      holds.flatMap(({ used }) =>
        used
          .filter((use) => !exists(use))
          .map((use) => `content/links.yaml：${url} 的 holds 說用在 ${use}，但沒有這個事實，也沒有這個檔案。`),
      ),
    );
  });
  return { ...check, notes };
}

/** Documents whose words stand in a fact that relies on them. */
function quotedByFacts(from: ContentFolder): Set<string> {
  const known = [...from.read('facts').entries, ...from.read('lifecycle').entries];
  return new Set(known.flatMap(({ data }) => data.sources.flatMap(({ url, says }) => (url && says ? [url.replace(/#.*/, '')] : []))));
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
