import { trimEndOf } from '../text/trim-end.ts';

/** Where the site stands for the reader of a letter, with its last slash; `own` if only this computer can open it. */
export interface SiteAddress {
  address: string;
  own: boolean;
}

/** The site's address, told from the address of one of its pages ("tools/reply.html"); null for a copy that was opened as a file. */
export function siteAddressOf(href: string, page: string): SiteAddress | null {
  const path = (href.split(/[?#]/)[0] ?? '').replace(/\/[^/]*$/, '/');
  const folder = page.slice(0, page.lastIndexOf('/') + 1);
  return readSiteAddress(path.endsWith(`/${folder}`) ? path.slice(0, path.length - folder.length) : path);
}

/** An address as somebody types it, "https://kb.example.gov.tw/tls"; null if it is none that can be opened by others or by a browser. */
export function readSiteAddress(typed: string): SiteAddress | null {
  const text = typed.trim();
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]*:\d/.test(text) ? text : `https://${text}`);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    // A password would go out with every letter.
    if (url.href !== `${url.origin}${url.pathname}${url.search}${url.hash}`) return null;
    const { pathname } = url;
    const folder = /\.html?$/i.test(pathname) ? pathname.slice(0, pathname.lastIndexOf('/')) : pathname;
    return {
      address: `${url.origin}${trimEndOf(folder, '/')}/`,
      own: /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname),
    };
  } catch {
    return null;
  }
}

/** The permanent address of an answer. */
export const permanentAddress = (site: string, id: string): string => `${site}go/${id}.html`;
