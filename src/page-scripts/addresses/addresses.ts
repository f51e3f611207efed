import { ui } from 'content:interface/page';
import { copyLink } from './copy-link.ts';

/** A control beside the title of everything that has an address: helpdesk replies link to single paragraphs. */
export function addHeadingLinks(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-go], .prose h2[id], .prose h3[id]')) {
    const heading = place.matches('h1, h2, h3') ? place : place.querySelector<HTMLElement>('h2, dt');
    if (!heading) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link';
    button.setAttribute('aria-label', ui.copyLink({ heading: heading.textContent }));
    button.addEventListener('click', () => void copyLink(place, button));
    // Not in a heading: what that is called is its text alone. A list holds nothing beside its terms.
    heading[heading.matches('dt') ? 'append' : 'after'](button);
  }
}

/** Paper opens nothing and does not tell where it came from: what is folded lies open, the foot of the page gets the address and the day. */
export function addPrintAddress(page: Document): void {
  addEventListener('beforeprint', () => {
    for (const fold of page.querySelectorAll<HTMLDetailsElement>('.fold')) fold.open = true;
    const place = page.querySelector('.at span');
    if (place) place.textContent = ui.printed({ address: location.href.split('#')[0] ?? '', day: new Date().toLocaleDateString('zh-TW') });
  });
}
