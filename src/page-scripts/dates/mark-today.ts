import { ui } from 'content:interface/page';
import { isoDay } from './iso-day.ts';

/** Puts a line for today into a list of dates, latest first or, with `data-dates="up"`, last: the page itself must not depend on the day it was built. */
export function markToday(list: HTMLElement, now: Date): void {
  const today = isoDay(now);
  const line = list.ownerDocument.createElement('li');
  line.className = 'today';
  line.textContent = (list.dataset.today ?? '').replace(
    '{date}',
    ui.today({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() }),
  );
  const up = list.dataset.dates === 'up';
  const below = [...list.querySelectorAll<HTMLElement>(':scope > [data-date]')].find(({ dataset: { date = '' } }) =>
    up ? date > today : date <= today,
  );
  list.insertBefore(line, below ?? null);
}
