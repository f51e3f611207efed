import { mayBeSecret } from '../../core/secret/may-be-secret.ts';
import { enteredBy, fieldsOf, GUARDED, isDoubtful, type Entered } from '../guard/entered.ts';
import { loadScript } from './load-script.ts';

/**
 * Keeps private keys out of every field of the page. Nothing that may be one reaches a tool, the address or a request before the guard
 * has looked at it; its script is loaded when there is something to look at. Must run before any other script listens.
 */
export function holdInput(): void {
  const address = (document.currentScript as HTMLElement | null)?.dataset.guard ?? '';
  const waiting: Entered[] = [];
  const open = (): Promise<void> => loadScript(address).then(() => undefined);
  globalThis.kbOpenGuard = open;
  globalThis.kbIsSecret = async (text) => {
    if (!mayBeSecret(text)) return false;
    await open();
    return globalThis.kbGuard?.find(text) !== null;
  };
  const take = (event: Event): void => {
    const entered = enteredBy(event);
    const doubtful = entered !== null && isDoubtful(entered);
    if (globalThis.kbGuard) return globalThis.kbGuard.take(event, entered, doubtful);
    if (waiting.length === 0 && !doubtful) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    waiting.push(entered ?? { event, field: null, text: '', files: [] });
    if (waiting.length > 1) return;
    open().then(
      () => globalThis.kbGuard?.resume(waiting.splice(0)),
      () => {
        // Without the guard nothing that may be a key is taken.
        for (const { field } of waiting.splice(0)) if (field) field.value = '';
      },
    );
  };
  for (const type of GUARDED) addEventListener(type, take, true);
  const look = (): void => {
    const fields = fieldsOf(document).filter(({ value }) => mayBeSecret(value));
    if (fields.length > 0 || location.hash.split(/[?&=]/).map(decoded).some(mayBeSecret)) void open().then(() => globalThis.kbGuard?.sweep(fields));
  };
  addEventListener('hashchange', look);
  addEventListener('pageshow', look);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
