import { ui } from 'content:interface/stored-copy';
import { notice, type Choice } from './notice.ts';
import { remember, remembered } from './remembered.ts';
import { describe } from './worker-link.ts';

/** Whether a reload would lose what the reader has typed, pasted, ticked or chosen on this page. */
function hasUnsavedText(root: ParentNode): boolean {
  return [...root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].some(
    (field) => field.value !== field.defaultValue || ('checked' in field && field.checked !== field.defaultChecked),
  );
}

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
  const seen = current.page ? ui.thisPage({ version: current.page }) : ui.thisCopy({ version: current.version });
  notice(
    ui.newVersion({ seen, next: next.version }),
    choices(() => accept(registration), later),
  );
}

function tellOfOtherTab(): void {
  notice(
    ui.otherTab,
    choices(
      () => location.reload(),
      () => notice('', []),
    ),
  );
}

/** The button asks once more where a reload would cost the reader something. */
function choices(act: () => void, later: () => void): Choice[] {
  const wait = { label: ui.later, act: later };
  const careful = (): void => {
    if (!hasUnsavedText(document)) return act();
    notice(ui.unsaved, [{ label: ui.reloadAnyway, primary: true, act }, wait]);
  };
  return [{ label: ui.reload, primary: true, act: careful }, wait];
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
