import type { Article } from '../../content/articles.ts';
import type { SiteMap } from '../../content/site-map.ts';
import type { LintProblem } from './passage.ts';

/** What is wrong with an address inside the site, or null. `from` is the page it stands on, for "#…" alone. */
export function faultOfLink(address: string, from: string | null, site: SiteMap): string | null {
  const [path = '', id = ''] = address.split('#');
  if (path !== '' && !path.startsWith('/')) return `站內連結「${address}」要從根目錄寫起，例如 /csr/openssl.html。`;
  const page = path === '' ? from : path.slice(1) || 'index.html';
  if (page === null) return `「${address}」沒有寫是哪一頁。`;
  const ids = site.get(page);
  if (!ids) return `「${address}」指到不存在的頁面，請對照網站導覽改正。`;
  if (id === '' || ids === 'any' || ids.has(decodeURIComponent(id))) return null;
  return `「${address}」指到的段落不存在；那一頁的標題要有 [#${id}]，或改連到別的段落。`;
}

/** The links of an article that lead nowhere. */
export function lintInternalLinks({ file, page, mdx }: Pick<Article, 'file' | 'page' | 'mdx'>, site: SiteMap): LintProblem[] {
  return mdx.pieces.flatMap(({ kind, value, line }) => {
    if (kind !== 'address' || /^(?:https?|mailto):/.test(value)) return [];
    const message = faultOfLink(value, page, site);
    return message === null ? [] : [{ file, line, message }];
  });
}
