import { escapeXml } from './escape-xml.ts';

/** Whether a page is one to be found, not one that only leads on to another. */
export function isFindable(html: string): boolean {
  return !/<meta\s[^>]*(http-equiv="?refresh|name="?robots"?[^>]*noindex)/i.test(html);
}

/** The page with its full address, and that of the feed, in its head. */
export function withCanonical(html: string, page: string, feed: string): string {
  const end = html.indexOf('</head>');
  if (end < 0) throw new Error(`${page}: a page without </head>`);
  const links = `<link rel="canonical" href="${escapeXml(page)}"><link rel="alternate" type="application/atom+xml" href="${escapeXml(feed)}">`;
  return html.slice(0, end) + links + html.slice(end);
}
