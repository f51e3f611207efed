import type { LineWalk } from './line-walk.ts';

/** Times, programs and containers are seldom named in more. */
const MOST = 200;
/** Words, times, and the marks of a diff. */
const TELLS = /^[+-]$|[a-z]|\d\D+\d/i;
/** Tags, entities and escapes are undone line by line; what ends like Base64 may be some. */
const IS_OTHERS = /[<&%\\`]|[\w/=]$/;

/**
 * What a log, a container or a diff has put in front of a BEGIN line and of the first line of its body, which else begins with a letter;
 * numbers may differ, as times count on. Null where there is no such thing. `lines` stands behind the line.
 */
export function linePrefix(line: string, lines: LineWalk): RegExp | null {
  const prefix = line.slice(0, Math.max(0, line.indexOf('-----BEGIN ')));
  if (prefix.length > MOST || !TELLS.test(prefix) || IS_OTHERS.test(prefix)) return null;
  const escaped = prefix.replace(/\W/g, '\\$&').replace(/\d+/g, '\\d{1,20}');
  const pattern = new RegExp(`^${escaped}`);
  return pattern.test(lines.peek()) ? pattern : null;
}
