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
    if (globalThis.kbGuard) return globalThis.kbGuard.take(event);
    const entered = enteredBy(event);
    if (waiting.length === 0 && !(entered && isDoubtful(entered))) return;
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
    const parts = location.hash.split(/[?&=]/).map(decoded);
    if ([...parts, ...fieldsOf(document).map(({ value }) => value)].some(mayBeSecret)) void open().then(() => globalThis.kbGuard?.sweep());
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
