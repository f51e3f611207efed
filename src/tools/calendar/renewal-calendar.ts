import { ui } from 'content:interface/calendar';
import ical, { ICalAlarmRelatesTo, ICalAlarmType } from 'ical-generator';
import { renewalDays, type RenewalDay } from '../../core/calendar/renewal-days.ts';
import { taipeiTime } from '../../core/policy/calendar.ts';
import { revealed } from '../../core/text/reveal-text.ts';
import { issuerName } from '../../core/x509/called-name.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { shortName } from '../shared/object-name.ts';

/** In the morning, in seconds after the day has begun. */
const NINE = 9 * 3600;

/** A calendar (RFC 5545) with the days on which to renew these certificates, each an event of a whole day; null where nothing lies ahead. */
export function renewalCalendar(certificates: readonly Subject[], at: Date): string | null {
  const calendar = ical({ name: ui.name, prodId: '//gov-tls-kb//renewal//ZH-TW' });
  for (const certificate of certificates) {
    const days = renewalDays(certificate.notBefore, certificate.notAfter, at);
    for (const [index, day] of days.entries()) {
      const summary = summaryOf(certificate, day, index === 0);
      const event = calendar.createEvent({
        // The same certificate gives the same events, so that importing them again changes nothing.
        id: `${certificate.fingerprints?.sha256 ?? certificate.serialHex}-${day.left}@gov-tls-kb`,
        start: new Date(`${day.day}T00:00:00Z`),
        allDay: true,
        timezone: 'UTC',
        stamp: at,
        summary,
        description: descriptionOf(certificate),
      });
      // A day's event begins at midnight, where nobody looks.
      event.createAlarm({ type: ICalAlarmType.display, triggerAfter: NINE, description: summary }).relatesTo(ICalAlarmRelatesTo.start);
    }
  }
  return calendar.length() === 0 ? null : `${calendar.toString()}\r\n`;
}

function summaryOf(certificate: Subject, { left }: RenewalDay, first: boolean): string {
  const name = revealed(shortName(certificate));
  if (left === 0) return ui.today({ name });
  return first ? ui.begin({ name, days: left }) : ui.again({ name, days: left });
}

function descriptionOf(certificate: Subject): string {
  return [
    ui.about({ name: revealed(shortName(certificate)), time: taipeiTime(certificate.notAfter ?? '').slice(0, 16) }),
    ui.issuer({ issuer: revealed(issuerName(certificate)) }),
    ui.serial({ serial: certificate.serialHex ?? '' }),
    ui.steps,
  ].join('\n');
}
