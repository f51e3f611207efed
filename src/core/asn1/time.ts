import { contentBytes } from './der-reader.ts';
import type { DerElement } from './der-reader.ts';
import { DerError } from './der-error.ts';
import * as tag from './tag.ts';
import { latin1 } from './text.ts';

// An offset from UTC is let pass where RFC 5280 4.1.2.5 wants "Z", as OpenSSL does; a time without seconds is refused, by OpenSSL since 3.5 too.
const utcTime = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d{4})$/;
const generalizedTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[.,]\d{1,9})?(Z|[+-]\d{4})$/;

/** ISO 8601 in UTC with seconds. Years of UTCTime from 50 on are 19xx (RFC 5280 4.1.2.5.1); fractions of a second are dropped. */
export function readTime(element: DerElement): string {
  const short = element.tag === tag.utcTime;
  const bytes = contentBytes(element);
  const match = bytes.length > 40 ? null : (short ? utcTime : generalizedTime).exec(latin1(bytes));
  const [, year = '', month, day, hour, minute, second, zone = 'Z'] = match ?? [];
  const written = `${short ? (year < '50' ? '20' : '19') : ''}${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  const time = Date.parse(written);
  const offset = zone === 'Z' ? 0 : (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3))) * (zone.startsWith('-') ? -60_000 : 60_000);
  const utc = isoTime(time - offset);
  // A day that does not exist rolls over and comes back as another; years beyond four digits have a sign.
  if (isoTime(time) !== written || utc.length !== written.length) throw new DerError('bad-time', element.start);
  return utc;
}

function isoTime(time: number): string {
  return Number.isNaN(time) ? '' : `${new Date(time).toISOString().slice(0, -5)}Z`;
}
