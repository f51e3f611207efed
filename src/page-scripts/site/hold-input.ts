import { ui } from 'content:interface/page';
import { mayBeSecret } from '../../core/secret/may-be-secret.ts';
import { enteredBy, GUARDED, hold, isDoubtful, type Entered, type Field } from '../guard/entered.ts';
import { loadScript } from './load-script.ts';

/**
 * Keeps private keys out of every field of the page: nothing that may be one reaches a tool, the address or a request before the guard
 * has looked at it. Its script comes when there is something to look at. Must run before any other script listens.
 */
export function holdInput(address: string): void {
  const waiting: Entered[] = [];
  const settle = (): void => {
    const held = waiting.splice(0);
    if (globalThis.kbGuard) return globalThis.kbGuard.resume(held);
    // Without the guard nothing that may be a key is taken, and the empty field says so.
    for (const { field } of held) if (field) Object.assign(field, { value: '', placeholder: ui.guardUnreadable });
  };
  const take = (event: Event): void => {
    const entered = enteredBy(event);
    const doubtful = isDoubtful(entered);
    // What will be asked of a certificate is on its way while the guard looks.
    const { dataset } = entered.field?.closest<HTMLElement>('[data-ahead]') ?? {};
    if (dataset && /N CERTIFICATE-/.test(entered.text))
      for (const name of dataset.ahead?.split(' ') ?? []) loadScript(dataset[name] ?? '').catch(() => undefined);
    if (globalThis.kbGuard) return globalThis.kbGuard.take(entered, doubtful);
    if (waiting.length === 0 && !doubtful) return;
    hold(entered);
    if (waiting.push(entered) === 1) loadScript(address).then(settle, settle);
  };
  for (const type of GUARDED) addEventListener(type, take, true);
  // What was entered before this script ran is told once more.
  for (const field of document.querySelectorAll<Field>('textarea, input')) {
    if (mayBeSecret(field.value)) field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
