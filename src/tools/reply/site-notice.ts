import { ui } from 'content:interface/reply';
import { readSiteAddress, siteAddressOf } from '../../core/reply/site-address.ts';

/** The address that the letter's links begin with, and what has to be said about it. */
export interface SiteNotice {
  address: string | null;
  /** Beside the field. */
  said: string;
  invalid: boolean;
  /** Above the letter, where its links cannot be opened. */
  warning: { title: string; text: string } | null;
}

const FILL_IN = ui.fillIn;

/** Decides between what was typed and where the page stands. */
export function siteNotice(typed: string, href: string): SiteNotice {
  const own = siteAddressOf(href, 'tools/reply.html');
  const site = typed.trim() === '' ? own : readSiteAddress(typed);
  if (site && !site.own) return { address: site.address, said: ui.linksAre({ address: site.address }), invalid: false, warning: null };
  if (site) {
    return {
      address: site.address,
      said: ui.onlyHere({ address: site.address }),
      invalid: typed.trim() !== '',
      warning: { title: ui.unreachable, text: ui.ownAddress({ address: site.address, advice: FILL_IN }) },
    };
  }
  if (typed.trim() === '') {
    return {
      address: null,
      said: ui.fromDisk,
      invalid: false,
      warning: { title: ui.noAddress, text: ui.diskAddress({ advice: FILL_IN }) },
    };
  }
  const said = ui.oddAddress;
  return { address: null, said, invalid: true, warning: { title: ui.badAddress, text: ui.noLinks({ said }) } };
}
