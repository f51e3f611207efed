import { mayKeep, showCopy } from './copy-status.ts';
import { offerUpdates } from './offer-update.ts';
import { register } from './worker-link.ts';

if ('serviceWorker' in navigator) {
  const registering = mayKeep() ? register() : null;
  const place = document.querySelector<HTMLElement>('[data-offline-copy]');
  if (place) showCopy(place, registering);
  // On an intranet the browser may not trust the certificate: then there is no copy, and all else works.
  registering?.then(offerUpdates, () => undefined);
}
