import { askedFor, siteFolder } from './asked-for.ts';
import { tellAsked } from './tell-asked.ts';

// The page names this script as seen from several folders up: the first that is found tells where the site is, and the rest are idle.
const up = (document.currentScript as HTMLScriptElement).getAttribute('src')?.split('assets/')[0] ?? '';
if (globalThis.kbLost === undefined) {
  const site = siteFolder(location.href, up);
  const asked = askedFor(location.href, site);
  globalThis.kbLost = asked;
  // At any other depth nothing that the page names can be found; where the page lies everything can.
  if (up === '') addEventListener('DOMContentLoaded', () => tellAsked(document, asked));
  else location.replace(`${site}404.html#${encodeURIComponent(asked)}`);
}
