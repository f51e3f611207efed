import { ui } from 'content:interface/page';
import { copyText } from './copy.ts';

/**
 * A control beside the title of everything that has an address: helpdesk replies link to single paragraphs. What has a permanent
 * link (`data-go`) gives that one; from a disk it gives the place itself, which is easier to open than a page that leads on.
 */
export function addHeadingLinks(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-go], .prose h2[id], .prose h3[id]')) {
    const heading = place.matches('h1, h2, h3') ? place : place.querySelector<HTMLElement>('h2, dt');
    if (!heading) continue;
    const { go } = place.dataset;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link';
    button.setAttribute(
      'aria-label',
      ui.copyLink({
        heading: [...heading.childNodes]
          .map(({ textContent }) => textContent)
          .join(' ')
          .trim(),
      }),
    );
    button.addEventListener('click', () => {
      const page = location.href.split('#')[0] ?? '';
      const holder = document.createElement('span');
      holder.className = 'sr';
      holder.textContent = go && location.protocol !== 'file:' ? new URL(go, page).href : page + (place.id && `#${place.id}`);
      if (!go) location.hash = place.id;
      heading.append(holder);
      void copyText(holder.textContent, holder).then((copied) => {
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
      });
    });
    heading.append(button);
  }
}

/** Paper does not tell where it came from: the foot of the page gets the real address and the day. */
export function addPrintAddress(page: Document): void {
  addEventListener('beforeprint', () => {
    const place = page.querySelector('.at span');
    if (place) place.textContent = ui.printed({ address: location.href.split('#')[0] ?? '', day: new Date().toLocaleDateString('zh-TW') });
  });
}
