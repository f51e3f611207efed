import { ui } from 'content:interface/page';

/** Puts a line for today into the list of dates, latest first: the page itself must not depend on the day it was built. */
export function markToday(page: ParentNode & { createElement: Document['createElement'] }, now: Date): void {
  const list = page.querySelector<HTMLElement>('[data-dates]');
  if (!list) return;
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  const line = page.createElement('li');
  line.className = 'today';
  line.textContent = (list.dataset.today ?? '').replace(
    '{date}',
    ui.today({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() }),
  );
  const past = [...list.querySelectorAll<HTMLElement>(':scope > [data-date]')].find(({ dataset }) => (dataset.date ?? '') <= today);
  list.insertBefore(line, past ?? null);
}
