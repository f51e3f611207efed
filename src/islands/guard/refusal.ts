import words from 'content:messages?guard';
import { renderMessage } from '../../core/policy/render-message.ts';
import type { Secret } from '../../core/secret/find-secret.ts';
import { element } from '../decoder/element.ts';

/** What was refused: a text, or files by their names. `kept` says that what stood beside the key has been let in. */
export interface Refused {
  found: { secret: Secret; name: string | null }[];
  kept: boolean;
}

const say = (code: string, facts = {}): string => renderMessage(words.guard?.[code]?.text ?? code, facts);
/** Parts of a page between which a notice may stand without tearing a line apart. */
const BLOCK = 'kb-search, label, p, .bench-row, .fill-row, li';

/** Says beside the field, aloud too, that a private key was refused and what to do now. It stays until something else is entered there. */
export function showRefusal(place: Element, { found, kept }: Refused): void {
  const root = document.querySelector<HTMLElement>('kb-search')?.dataset.root ?? '';
  const lines = found.map(({ secret: { format, isCertain }, name }) => say(`refused${name === null ? '' : '-file'}${isCertain ? '' : '-piece'}`, { format, name }));
  const isFile = found.some(({ name }) => name !== null);
  const box = element(
    'div',
    { className: 'callout danger guard-said' },
    ...lines.map((line) => element('strong', { text: line })),
    element('p', { text: [kept ? say('rest') : '', say('advice'), isFile ? '' : say('clipboard')].join('') }),
    element('p', {}, element('a', { href: root + (words.guard?.leaked?.page ?? ''), text: say('leaked') })),
  );
  hideRefusal(place);
  box.setAttribute('role', 'alert');
  const block = place.closest(BLOCK) ?? place;
  if (block.localName === 'kb-search') block.append(box);
  else block.after(box);
}

/** Takes the last refusal of a form away: what it spoke of is gone. */
export function hideRefusal(place: Element): void {
  const scope = place.closest('kb-search, form')?.parentElement ?? document;
  for (const old of scope.querySelectorAll('.guard-said')) old.remove();
}
