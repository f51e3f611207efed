import type { LineWalk } from './line-walk.ts';

/** Times, programs and containers are seldom named in more. */
const MOST = 200;
/** Words, times, and the marks of a diff. */
const TELLS = /^[+-]$|[A-Za-z]|\d\D+\d/;
/** Tags, entities and escapes are undone line by line; what ends like Base64 may be some. */
const IS_OTHERS = /[<&%\\`]|[A-Za-z0-9/=]$/;
const BEGIN = '-----BEGIN ';

/**
 * What a log, a container or a diff has put in front of a BEGIN line and of every line down to its END, numbers apart, as times count on;
 * null where there is nothing, or where a single line has something else. `next` gives the lines below.
 */
export function linePrefix(raw: string, next: LineWalk): RegExp | null {
  const prefix = raw.slice(0, Math.max(0, raw.indexOf(BEGIN)));
  if (prefix.length > MOST || !TELLS.test(prefix) || IS_OTHERS.test(prefix)) return null;
  const pattern = new RegExp(`^${prefix.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\d+/g, '\\d{1,20}')}`);
  let lines = 0;
  for (let line = next.next(); line !== null; line = next.next()) {
    if (line === '') continue;
    const found = pattern.exec(line)?.[0];
    if (found === undefined) return null;
    if (/-(?:BEGIN|END) /.test(line.slice(found.length))) break;
    lines++;
  }
  return lines > 0 ? pattern : null;
}
