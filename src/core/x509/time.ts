import { contentBytes } from './der-reader.ts';
import type { DerElement } from './der-reader.ts';
import { DerError } from './der-error.ts';
import { tag } from './tag.ts';
import { latin1 } from './text.ts';

// An offset from UTC is let pass where RFC 5280 4.1.2.5 wants "Z", as OpenSSL does; a time without seconds is refused, by OpenSSL since 3.5 too.
const utcTime = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d{4})$/;
const generalizedTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[.,]\d{1,9})?(Z|[+-]\d{4})$/;

const two = (number: number): string => String(number).padStart(2, '0');

/** ISO 8601 in UTC with seconds. Years of UTCTime from 50 on are 19xx (RFC 5280 4.1.2.5.1); fractions of a second are dropped. */
export function readTime(element: DerElement): string {
  const short = element.tag === tag.utcTime;
  const bytes = contentBytes(element);
  const match = bytes.length > 40 ? null : (short ? utcTime : generalizedTime).exec(latin1(bytes));
  if (match === null) throw new DerError('bad-time', element.start);
  const [written, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((group) => Number(match[group] ?? '0')) as [
    number, number, number, number, number, number,
  ];
  const year = short ? written + (written >= 50 ? 1900 : 2000) : written;
  // Date.UTC maps years 0 to 99 to 1900 and rolls bad days over; setting the parts and comparing catches both.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!real) throw new DerError('bad-time', element.start);
  const zone = match[7] ?? 'Z';
  if (zone !== 'Z') {
    const offset = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
    date.setUTCMinutes(date.getUTCMinutes() - (zone.startsWith('-') ? -offset : offset));
  }
  const whole = date.getUTCFullYear();
  if (whole < 0 || whole > 9999) throw new DerError('bad-time', element.start);
  return (
    `${String(whole).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}` +
    `T${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}Z`
  );
}
