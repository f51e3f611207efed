/** The folder of the site, with its slash: `up` is the way to it from the page that was asked for ("../../"). */
export const siteFolder = (href: string, up: string): string => new URL(up === '' ? './' : up, href).href.split(/[?#]/)[0] ?? '';

/** What was asked for, from the site's root: "go/iis-f5.html"; "" where the page for it was opened by its own name. */
export function askedFor(href: string, site: string): string {
  const asked = readable((href.split(/[?#]/)[0] ?? '').slice(site.length));
  return asked === '404.html' ? '' : asked;
}

/** The permanent id in what was asked for, or null. */
export const idAsked = (asked: string): string | null => /^go\/([a-z0-9-]+)(?:\.html?)?$/i.exec(asked)?.[1] ?? null;

/** What of it may be searched for: "install/tomcat-9.html" as "install tomcat 9". */
export const wordsAsked = (asked: string): string =>
  (idAsked(asked) ?? asked)
    .replace(/\.\w+$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** An address as people read it, as much of it as they want to. */
export function readable(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, LONGEST);
  } catch {
    return text.slice(0, LONGEST);
  }
}

const LONGEST = 200;
