const DAY = 86_400_000;

/** Milliseconds of an ISO 8601 time, or null where there is none or it is unreadable. */
export function instant(iso: string | null): number | null {
  const time = iso === null ? NaN : Date.parse(iso);
  return Number.isNaN(time) ? null : time;
}

/** Length of a validity period in days: both ends included, any part of a day is a day (BR 6.3.2, RFC 5280 4.1.2.5). */
export function validityDays(notBefore: number, notAfter: number): number {
  return Math.ceil((notAfter - notBefore + 1000) / DAY);
}

/** The same day and time some months later; the 31st becomes the last day of a shorter month. */
export function addMonths(time: number, months: number): number {
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, length));
  return date.getTime();
}

/** Whole days from one moment to a later one. */
export function wholeDays(from: number, to: number): number {
  return Math.floor((to - from) / DAY);
}

/** "2026-10-18 07:59" in Taiwan's time (UTC+8, no summer time), which is the reader's. */
export function taiwanTime(time: number): string {
  return new Date(time + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** "2026-01-02T03:04:05Z" as the clock in Taiwan shows it: "2026-01-02 11:04:05". Taiwan has had no daylight saving since 1979. */
export function taipeiTime(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  return new Date(time + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
