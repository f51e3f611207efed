const DAY = 86_400_000;
/** Taiwan's clock: UTC+8, no summer time. */
const TAIWAN = 8 * 3_600_000;
/** Weeks ahead that are told apart; what ends later is told by month. */
const WEEKS = 8;

/** How soon somebody has to act, by the whole days that are left. */
export type Urgency = 'expired' | 'soon' | 'month' | 'later';

/** `left` is negative where the end is past. */
export function urgencyOf(left: number): Urgency {
  if (left < 0) return 'expired';
  return left <= 14 ? 'soon' : left <= 30 ? 'month' : 'later';
}

/** A stretch of days, both ends included and written as Taiwan's calendar has them ("2026-11-30"); or all that is past, or what has no end. */
export type Period = { kind: 'past' } | { kind: 'week' | 'month'; from: string; until: string } | { kind: 'none' };

/** The week (from Monday) or, further ahead, the month in which `notAfter` (ISO 8601) lies, seen from `at`. */
export function periodOf(notAfter: string | null, at: Date): Period {
  const end = notAfter === null ? NaN : Date.parse(notAfter);
  if (Number.isNaN(end)) return { kind: 'none' };
  if (end < at.getTime()) return { kind: 'past' };
  const local = new Date(end + TAIWAN);
  const monday = mondayOf(local.getTime());
  if (monday < mondayOf(at.getTime() + TAIWAN) + WEEKS * 7 * DAY)
    return { kind: 'week', from: dayOf(monday), until: dayOf(monday + 6 * DAY) };
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth()];
  return { kind: 'month', from: dayOf(Date.UTC(year, month, 1)), until: dayOf(Date.UTC(year, month + 1, 0)) };
}

/** What belongs together in the order in which each key came first. */
export function groupsOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.values()];
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function mondayOf(time: number): number {
  const midnight = time - (((time % DAY) + DAY) % DAY);
  return midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * DAY;
}
