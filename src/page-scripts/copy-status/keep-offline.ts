import { mayKeep, showCopy } from './copy-status.ts';
import { offerUpdates } from './offer-update.ts';
import { register } from './worker-link.ts';

/** Over https the browser can keep the whole site, when the page has everything else. */
export function keepOffline(): void {
  if (location.protocol !== 'https:' || !('serviceWorker' in navigator)) return;
  if (document.readyState === 'complete') keep();
  else addEventListener('load', keep);
}

function keep(): void {
  const registering = mayKeep() ? register() : null;
  const place = document.querySelector<HTMLElement>('[data-offline-copy]');
  if (place) showCopy(place, registering);
  // On an intranet the browser may not trust the certificate: then there is no copy, and all else works.
  registering?.then(offerUpdates, () => undefined);
}
