/** Taiwan is eight hours ahead all year; the browser's table of time zones would take longer than a certificate. */
const AHEAD = 8 * 3_600_000;

/** Today in Taiwan, as a date field holds it. */
export function todayInTaipei(): string {
  return new Date(Date.now() + AHEAD).toISOString().slice(0, 10);
}

/** The moment that a date field stands for, or null where the date is not complete. Today means now: what expired this morning has expired. */
export function momentOf(date: string): Date | null {
  if (date === todayInTaipei()) return new Date();
  const at = new Date(`${date}T00:00:00+08:00`);
  return Number.isNaN(at.getTime()) ? null : at;
}
