import ical from 'ical-generator';
import type { Fact } from '../schemas/fact.ts';

/** A calendar (RFC 5545) of the facts with a known day from `since` on, each an event of a whole day. The same facts give the same text, whenever it is made. */
export function factCalendar(facts: readonly Fact[], since: string): string {
  const calendar = ical({ name: '憑證工作檯：日期與期限', prodId: '//gov-tls-kb//dates//ZH-TW' });
  for (const { id, date, title, what, action, checked } of facts) {
    if (date.length < 10 || date < since) continue;
    calendar.createEvent({
      id: `${id}@gov-tls-kb`,
      start: new Date(`${date}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      stamp: new Date(`${checked}T00:00:00Z`),
      summary: title,
      description: [what, action].filter((line) => line !== null).join('\n'),
    });
  }
  return `${calendar.toString()}\r\n`;
}
