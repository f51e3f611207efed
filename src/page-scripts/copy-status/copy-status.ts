import { ui } from 'content:interface/stored-copy';
import { storeName } from '../../core/stored-copy/stored-key.ts';
import { remember, remembered } from './remembered.ts';
import { describe, register, siteAddress } from './worker-link.ts';

const DECLINED = `kb-no-offline:${siteAddress}`;

/** Whether the site may keep itself in this browser unasked: not after the reader removed the copy, nor where data is to be saved. */
export function mayKeep(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return remembered('localStorage', DECLINED) === null && connection?.saveData !== true;
}

/** Shows on the page about the site what this browser keeps, with a button that removes or makes the copy. */
export function showCopy(place: HTMLElement, registering: Promise<ServiceWorkerRegistration> | null): void {
  const [status, buttons] = place.children;
  const button = buttons?.querySelector('button');
  if (!status || !button) return;
  const say = (text: string, label: string | null, act?: () => void): void => {
    status.textContent = text;
    button.hidden = label === null;
    button.textContent = label;
    button.onclick = act ?? null;
  };
  const make = (): void => {
    remember('localStorage', DECLINED, null);
    show(register());
  };
  const remove = async (registration: ServiceWorkerRegistration): Promise<void> => {
    remember('localStorage', DECLINED, 'yes');
    await registration.unregister();
    await caches.delete(storeName(siteAddress));
    say(ui.removed, ui.makeAgain, make);
  };
  const failed = (): void => say(ui.failed, ui.tryAgain, make);
  const show = (promise: Promise<ServiceWorkerRegistration>): void => {
    say(ui.preparing, null);
    promise
      .then(async (registration) => {
        const worker = await activeWorker(registration);
        const { version, files, page } = await describe(worker);
        const seen = page !== null && page !== version ? ui.seenPage({ version: page }) : '';
        say(ui.ready({ version, files, seen }), ui.remove, () => void remove(registration).catch(failed));
      })
      .catch(failed);
  };
  place.hidden = false;
  if (registering) show(registering);
  else say(ui.none, ui.make, make);
}

/** The worker that answers for the site, as soon as there is one. */
function activeWorker({ active, waiting, installing }: ServiceWorkerRegistration): Promise<ServiceWorker> {
  if (active) return Promise.resolve(active);
  const worker = installing ?? waiting;
  return new Promise((resolve, reject) => {
    if (!worker) return reject(new Error('no worker'));
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve(worker);
      if (worker.state === 'redundant') reject(new Error('not installed'));
    });
  });
}
