import { ui } from 'content:interface/guard';
import words from 'content:messages?guard';
import { renderMessage } from '../../core/text/render-message.ts';
import { loadScript } from '../site/load-script.ts';
import type { Secret } from '../../core/secret/find-secret.ts';

/** What was refused: a text, or files by their names. `kept` says that what stood beside the key has been let in. */
export interface Refused {
  found: { secret: Secret; name: string | null }[];
  kept: boolean;
  /** The key is still being typed: what follows must not land in the field. */
  isTyped?: boolean;
}

const say = (code: string, facts = {}): string => renderMessage(words.guard?.[code]?.text ?? code, facts);
/** Parts of a page between which a notice may stand without tearing a line apart. */
const BLOCK = 'kb-search, label, p, .bench-row, .fill-row, li';

/** Says beside the field, aloud too, that a private key was refused and, by a script of its own, what to do now. It stays until something else is entered there. */
export function showRefusal(place: Element, { found, kept, isTyped }: Refused): void {
  const box = document.createElement('div');
  box.className = 'callout danger guard-said no-print';
  for (const {
    secret: { format, isCertain },
    name,
  } of found) {
    const what = name === null ? ui.entered : `${name} `;
    box.append(Object.assign(document.createElement('strong'), { textContent: say(isCertain ? 'refused' : 'piece', { format, what }) }));
  }
  hideRefusal(place);
  box.setAttribute('role', 'alert');
  const block = rowOf(place.closest(BLOCK) ?? place);
  if (block.localName === 'kb-search') block.append(box);
  else block.after(box);
  const isFile = found.some(({ name }) => name !== null);
  // The refusal itself is complete without it.
  void loadScript(document.querySelector<HTMLElement>('script[data-guard]')?.dataset.refusal ?? '').then(
    () => globalThis.kbRefusal?.(box, { kept, isFile }),
    () => undefined,
  );
  if (!isTyped) return;
  box.tabIndex = -1;
  // Not even the keys by which a page is worked, such as "/".
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') event.stopPropagation();
  });
  box.focus();
}

/** Where fields stand beside each other the notice comes below all of them. */
function rowOf(block: Element): Element {
  let row = block;
  while (row.parentElement && row.localName !== 'kb-search' && /flex|grid/.test(getComputedStyle(row.parentElement).display))
    row = row.parentElement;
  return row;
}

/** Takes the last refusal of a form away: what it spoke of is gone. */
export function hideRefusal(place: Element): void {
  const scope = place.closest('kb-search, form')?.parentElement ?? document;
  for (const old of scope.querySelectorAll('.guard-said')) old.remove();
}
