/** A day on which something is due. */
export interface Due {
  /** "2027-01-15". */
  day: string;
  /** 0 is Sunday. */
  weekday: number;
  /** It would have been a day of a weekend. */
  moved: boolean;
  /** The day is over. */
  late: boolean;
}

const DAY = 86_400_000;
/** Days that a plan may count from: years that people plan in. */
const PLANNED = /^20\d\d-\d\d-\d\d$/;

/**
 * The day that lies `before` days ahead of `day`, as people work: what falls on a weekend is done on the working day before it,
 * or, where it comes after the day itself (`before` is negative), on the next one. Other holidays are not known here.
 * `today` decides what is late. All days are "YYYY-MM-DD"; null where `day` is none.
 */
export function dueDay(day: string, before: number, today: string): Due | null {
  const base = timeOf(day);
  if (base === null) return null;
  const step = before < 0 ? DAY : -DAY;
  let time = base - before * DAY;
  const wanted = time;
  while (isWeekend(time)) time += step;
  const due = new Date(time).toISOString().slice(0, 10);
  return { day: due, weekday: new Date(time).getUTCDay(), moved: time !== wanted, late: due < today };
}

/** How many days ahead is due in a life of `life` days what is due `before` days ahead in one of `longest`: the same part of it, in whole days. */
export function daysFor(before: number, life: number, longest: number): number {
  const days = Math.trunc((before * life) / longest);
  // Less than a day after the end is the day of the end, not "-0".
  return days === 0 ? 0 : days;
}

/** Without a day to count from: which day of the work it is, 1 for what comes first. */
export function dayNumber(before: number, all: readonly number[]): number {
  return Math.max(before, ...all) - before + 1;
}

function isWeekend(time: number): boolean {
  return new Date(time).getUTCDay() % 6 === 0;
}

/** 2027-02-30 is no day. */
function timeOf(day: string): number | null {
  const time = PLANNED.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? time : null;
}
