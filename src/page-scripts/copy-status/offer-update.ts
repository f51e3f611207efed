import { hasUnsavedText } from './has-unsaved-text.ts';
import { notice, type Choice } from './notice.ts';
import { remember, remembered } from './remembered.ts';
import { describe } from './worker-link.ts';

const LATER = 'kb-update-later';
let accepted = false;

/** Tells of a version that waits, and reloads when the reader says so; a page that the reader did not ask to reload stays as it is. */
export function offerUpdates(registration: ServiceWorkerRegistration): void {
  const offer = (): void => void offerWaiting(registration);
  offer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (accepted) location.reload();
    else tellOfOtherTab();
  });
}

async function offerWaiting(registration: ServiceWorkerRegistration): Promise<void> {
  const { waiting, active } = registration;
  if (!waiting || !active) return;
  const [next, current] = await Promise.all([describe(waiting), describe(active)]);
  if (remembered('sessionStorage', LATER) === next.version) return;
  const later = (): void => {
    remember('sessionStorage', LATER, next.version);
    notice('', []);
  };
  const seen = current.page ? `這一頁是 ${current.page} 版` : `離線副本是 ${current.version} 版`;
  notice(
    `網站有新版本。${seen}，重新載入後換成 ${next.version} 版。`,
    choices(() => accept(registration), later),
  );
}

function tellOfOtherTab(): void {
  notice(
    '另一個分頁已經換成新版本。這一頁還是舊版，可以繼續用；重新載入後就是新版。',
    choices(
      () => location.reload(),
      () => notice('', []),
    ),
  );
}

/** The button asks once more where a reload would cost the reader something. */
function choices(act: () => void, later: () => void): Choice[] {
  const wait = { label: '稍後', act: later };
  const careful = (): void => {
    if (!hasUnsavedText(document)) return act();
    notice('這一頁有您填寫或貼上的內容，重新載入後會消失。要保留的請先複製下來。', [{ label: '仍要重新載入', primary: true, act }, wait]);
  };
  return [{ label: '重新載入', primary: true, act: careful }, wait];
}

function accept(registration: ServiceWorkerRegistration): void {
  accepted = true;
  const { waiting } = registration;
  if (!waiting) return location.reload();
  // A page past the worker sees no change of controller.
  if (!navigator.serviceWorker.controller)
    waiting.addEventListener('statechange', () => waiting.state === 'activated' && location.reload());
  waiting.postMessage('activate');
}
