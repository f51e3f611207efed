const HOURS_AHEAD = 8;

/** Three numbers of a day in any order, a word for the half of the day before or behind, hour and minute, and sometimes seconds. */
const TIME =
  /^(?:\S{3,12}, )?(\d{1,4})[/.年-] ?(\d{1,2})[/.月-] ?(\d{1,4})日? +(?:\(\S{1,3}\) +)?(上午|下午|AM|PM)? ?(\d{1,2}):(\d{2})(?::(\d{2}))?(?: (AM|PM|上午|下午))?$/;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const LONG = /^\S{3,12}, ([A-Z][a-z]{2,8}) (\d{1,2}), (\d{4}) (\d{1,2}):(\d{2}):(\d{2}) (AM|PM)$/;

/**
 * A time as Windows prints it, in milliseconds. It has no zone and is the computer's own, taken for Taiwan's. A day of which nobody can
 * tell whether its month stands first gives null.
 */
export function windowsTime(text: string): number | null {
  const [, month = '', date, year, hour, minute, second, half] = LONG.exec(text.trim()) ?? [];
  if (MONTHS.includes(month)) return timeOf(Number(year), MONTHS.indexOf(month) + 1, Number(date), clock(hour, half), minute, second);
  const [, first = '', middle = '', last = '', before, hours, minutes, seconds, behind] = TIME.exec(text.trim()) ?? [];
  const word = before ?? behind;
  if (first.length === 4) return timeOf(Number(first), Number(middle), Number(last), clock(hours, word), minutes, seconds);
  if (last.length !== 4) return null;
  // America has its month first, a half of the day and no zeros in front; who else writes halves has zeros.
  const isAmerican = /[AP]M/.test(word ?? '') && text.includes('/') && !/^0|\/0/.test(text.trim());
  const isMonthFirst = Number(middle) > 12 || (Number(first) <= 12 && isAmerican);
  if (!isMonthFirst && Number(first) <= 12) return null;
  const [monthNumber, day] = isMonthFirst ? [first, middle] : [middle, first];
  return timeOf(Number(last), Number(monthNumber), Number(day), clock(hours, word), minutes, seconds);
}

function clock(hour: string | undefined, half: string | undefined): number {
  if (half === undefined) return Number(hour);
  return (Number(hour) % 12) + (/PM|下午/.test(half) ? 12 : 0);
}

function timeOf(year: number, month: number, day: number, hour: number, minute = '0', second = '0'): number | null {
  const time = Date.UTC(year, month - 1, day, hour, Number(minute), Number(second));
  // A day that does not exist rolls over.
  if (new Date(time).getUTCDate() !== day || hour > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return time - HOURS_AHEAD * 3_600_000;
}
