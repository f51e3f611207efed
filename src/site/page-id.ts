/** The permanent id of a page by its address ("tools/chain.html" is `tool-chain`); `own` is an article's, which its front matter gives. */
export function pageId(page: string, own?: string): string {
  return (
    own ??
    page
      .replace(/\.html$/, '')
      .replace(/^(tool|flow)s\//, '$1-')
      .replaceAll('/', '-')
  );
}

/** The address of a page from the site's root, without a slash in front, told from Astro's path of it. */
export function pageAddress(pathname: string): string {
  const path = pathname.replace(/^\//, '').replace(/(?:\.html|\/)$/, '');
  return `${path === '' ? 'index' : path}.html`;
}
