/** Paper does not tell where it came from: the foot of the page gets the real address and the day. */
export function addPrintAddress(page: Document): void {
  addEventListener('beforeprint', () => {
    const [place, day] = page.querySelectorAll('.at span');
    if (place) place.textContent = location.href.split('#')[0] ?? '';
    if (day) day.textContent = `${new Date().toLocaleDateString('zh-TW')} 列印`;
  });
}
