import { ui } from 'content:interface/page';
import { copyText } from '../site/copy.ts';

/**
 * Copies the address of a place. What has a permanent link (`data-go`) gives that one; from a disk it gives the place itself, which is
 * easier to open than a page that leads on.
 */
export async function copyLink(place: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const { go } = place.dataset;
  const page = location.href.split('#')[0] ?? '';
  const holder = document.createElement('span');
  holder.className = 'sr';
  holder.textContent = go && location.protocol !== 'file:' ? new URL(go, page).href : page + (place.id && `#${place.id}`);
  if (!go) location.hash = place.id;
  button.after(holder);
  const copied = await copyText(holder.textContent, holder);
  button.textContent = copied ? ui.linkCopied : ui.linkSelected;
  // Still selected, and now in sight.
  if (!copied) holder.className = 'quiet';
  setTimeout(
    () => {
      button.textContent = '';
      holder.remove();
    },
    copied ? 2000 : 15_000,
  );
}
