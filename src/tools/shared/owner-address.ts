import { readSiteAddress, type SiteAddress } from '../../core/reply/site-address.ts';

/** The site's address that its administrator wrote in `site-settings.js`; null where there is none, or it has not been read yet (`kb-owner` tells). */
export function ownerAddress(): SiteAddress | null {
  const address = globalThis.kbOwner?.address;
  return address === undefined ? null : readSiteAddress(address);
}
