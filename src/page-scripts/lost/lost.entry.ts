import { askedFor, siteFolder } from '../../core/lost/asked-for.ts';

// The page names this script as seen from several folders up: the first that is found tells where the site is, and the rest are idle.
const up = (document.currentScript as HTMLScriptElement).getAttribute('src')?.split('assets/')[0] ?? '';
if (globalThis.kbLost === undefined) {
  globalThis.kbLost = true;
  const site = siteFolder(location.href, up);
  location.replace(`${site}missing.html#${encodeURIComponent(askedFor(location.href, site))}`);
}
