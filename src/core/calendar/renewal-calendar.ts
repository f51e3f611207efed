import ical, { ICalAlarmRelatesTo, ICalAlarmType } from 'ical-generator';
import { taipeiTime } from '../policy/calendar.ts';
import type { RegisterEntry } from '../register/register-entry.ts';
import { revealed } from '../text/reveal-text.ts';
import { renewalDays, type RenewalDay } from './renewal-days.ts';

/** What a reminder says of a certificate. */
export type Renewable = Pick<RegisterEntry, 'name' | 'issuer' | 'notBefore' | 'notAfter' | 'serialHex' | 'sha256'>;

/** The sentences of a calendar, from `content/interface/calendar.yaml`. */
export interface CalendarWords {
  name: string;
  begin: (facts: { name: string; days: number }) => string;
  again: (facts: { name: string; days: number }) => string;
  today: (facts: { name: string }) => string;
  about: (facts: { name: string; time: string }) => string;
  issuer: (facts: { issuer: string }) => string;
  serial: (facts: { serial: string }) => string;
  steps: string;
}

/** In the morning, in seconds after the day has begun. */
const NINE = 9 * 3600;

/** A calendar (RFC 5545) with the days on which to renew these certificates, each an event of a whole day; null where nothing lies ahead. */
export function renewalCalendar(certificates: readonly Renewable[], at: Date, words: CalendarWords): string | null {
  const calendar = ical({ name: words.name, prodId: '//gov-tls-kb//renewal//ZH-TW' });
  for (const certificate of certificates) {
    const days = renewalDays(certificate.notBefore, certificate.notAfter, at);
    for (const [index, day] of days.entries()) {
      const summary = summaryOf(certificate, day, index === 0, words);
      const event = calendar.createEvent({
        // The same certificate gives the same events, so that importing them again changes nothing.
        id: `${certificate.sha256 ?? certificate.serialHex ?? certificate.name}-${day.left}@gov-tls-kb`,
        start: new Date(`${day.day}T00:00:00Z`),
        allDay: true,
        timezone: 'UTC',
        stamp: at,
        summary,
        description: descriptionOf(certificate, words),
      });
      // A day's event begins at midnight, where nobody looks.
      event.createAlarm({ type: ICalAlarmType.display, triggerAfter: NINE, description: summary }).relatesTo(ICalAlarmRelatesTo.start);
    }
  }
  return calendar.length() === 0 ? null : `${calendar.toString()}\r\n`;
}

function summaryOf(certificate: Renewable, { left }: RenewalDay, first: boolean, words: CalendarWords): string {
  const name = revealed(certificate.name);
  if (left === 0) return words.today({ name });
  return first ? words.begin({ name, days: left }) : words.again({ name, days: left });
}

function descriptionOf({ name, issuer, notAfter, serialHex }: Renewable, words: CalendarWords): string {
  return [
    words.about({ name: revealed(name), time: taipeiTime(notAfter ?? '').slice(0, 16) }),
    words.issuer({ issuer: revealed(issuer) }),
    words.serial({ serial: serialHex ?? '' }),
    words.steps,
  ].join('\n');
}
