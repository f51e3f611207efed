import { enteredBy, GUARDED, isDoubtful, type Entered } from '../guard/entered.ts';
import { loadScript } from './load-script.ts';

/**
 * Keeps private keys out of every field of the page: nothing that may be one reaches a tool, the address or a request before the guard
 * has looked at it. Its script comes when there is something to look at. Must run before any other script listens.
 */
export function holdInput(address: string): void {
  const waiting: Entered[] = [];
  const open = (globalThis.kbOpenGuard = () => loadScript(address));
  const take = (event: Event): void => {
    const entered = enteredBy(event);
    const doubtful = isDoubtful(entered);
    if (globalThis.kbGuard) return globalThis.kbGuard.take(entered, doubtful);
    if (waiting.length === 0 && !doubtful) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (waiting.push(entered) > 1) return;
    open().then(
      () => globalThis.kbGuard?.resume(waiting.splice(0)),
      // Without the guard nothing that may be a key is passed on.
      () => waiting.splice(0),
    );
  };
  for (const type of GUARDED) addEventListener(type, take, true);
}
