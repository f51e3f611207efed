import { UsageError } from './command.ts';
import { ui } from './ui.ts';

/** The moment `--at` names: midnight UTC of that day; without it, now. */
export function parseDay(text: string | undefined, now: Date): Date {
  if (text === undefined) return now;
  const day = new Date(`${text}T00:00:00Z`);
  // The round trip refuses 2026-02-30, which Date would move to March.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw new UsageError(ui.oddDay({ text }));
  }
  return day;
}
