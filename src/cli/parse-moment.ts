import { UsageError } from './command.ts';
import { ui } from './ui.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** The moment `--at` names: an instant after RFC 3339, or midnight UTC of a day; without it, now. */
export function parseMoment(text: string | undefined, now: Date): Date {
  if (text === undefined) return now;
  const day = DAY.test(text) ? text : INSTANT.exec(text)?.[1];
  // The round trip refuses 2026-02-30, which Date would move to March.
  if (day === undefined || !isDay(day)) throw new UsageError(ui.oddDay({ text }));
  return new Date(day === text ? `${day}T00:00:00Z` : text.toUpperCase().replace(' ', 'T'));
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
