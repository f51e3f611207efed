import { ownerAddress } from '../shared/owner-address.ts';
import { siteNotice, type SiteNotice } from './site-notice.ts';

/** Whom letters come from: the site that their links lead to, and the lines at their end. */
export interface Sender {
  site: SiteNotice;
  signature: string;
}

/** What was typed on the page; where nothing was, what the administrator wrote of the site's owner in `site-settings.js`. */
export function senderOf(typed: { site: string; signature: string }, href: string): Sender {
  const { agency, helpdesk, phone, mail } = globalThis.kbOwner ?? {};
  const lines = [[agency, helpdesk].filter(Boolean).join(' '), phone, mail];
  return {
    site: siteNotice(typed.site.trim() === '' ? (ownerAddress()?.address ?? '') : typed.site, href),
    signature: typed.signature.trim() === '' ? lines.filter(Boolean).join('\n') : typed.signature,
  };
}
