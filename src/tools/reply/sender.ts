import { siteNotice, type SiteNotice } from './site-notice.ts';

/** Whom letters come from: the site that their links lead to, and the lines at their end. */
export interface Sender {
  site: SiteNotice;
  signature: string;
}

/** What was typed on the page; nothing else knows yet whose helpdesk this is. */
export function senderOf(typed: { site: string; signature: string }, href: string): Sender {
  return { site: siteNotice(typed.site, href), signature: typed.signature };
}
