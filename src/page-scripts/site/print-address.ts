import { ui } from 'content:interface/page';

/** Paper does not tell where it came from: the foot of the page gets the real address and the day. */
export function addPrintAddress(page: Document): void {
  addEventListener('beforeprint', () => {
    const place = page.querySelector('.at span');
    if (place) place.textContent = ui.printed({ address: location.href.split('#')[0] ?? '', day: new Date().toLocaleDateString('zh-TW') });
  });
}
