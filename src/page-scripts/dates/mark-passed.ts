import { isoDay } from './iso-day.ts';

/** Marks what says its last day in `data-until` ("2027-01-12", "2027-01", "2027") once that is over: the pages themselves do not depend on the day of the build. */
export function markPassed(page: ParentNode, now: Date): void {
  const today = isoDay(now);
  for (const element of page.querySelectorAll<HTMLElement>('[data-until]')) {
    const { until = '' } = element.dataset;
    if (until !== '' && until < today.slice(0, until.length)) element.classList.add('passed');
  }
}
