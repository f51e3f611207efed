import { ui } from 'content:interface/sheet';
import { ownerAddress } from '../shared/owner-address.ts';

/** Makes links lead to where the site is published, from wherever the file is read; where that is not known they become text with the address below the site. `root` is the way to the site's root. */
export function publishLinks(copy: Element, root: string): void {
  const site = new URL('.', new URL(root, location.href)).href;
  const published = location.protocol === 'file:' ? (ownerAddress()?.address ?? null) : site;
  for (const link of copy.querySelectorAll('a')) {
    const isOwn = link.href.startsWith(site);
    const path = link.href.slice(site.length);
    if (link.getAttribute('href')?.startsWith('#') || (!isOwn && !/^https?:/.test(link.href))) link.replaceWith(...link.childNodes);
    else if (!isOwn) link.setAttribute('href', link.href);
    else if (published !== null) link.setAttribute('href', published + path);
    else link.replaceWith(...link.childNodes, ui.savedAddress({ address: path }));
  }
}
