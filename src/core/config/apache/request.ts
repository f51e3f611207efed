import type { Budget } from '../budget.ts';
import { matchOf } from '../pattern/match-of.ts';
import type { Truth } from '../truth.ts';
import type { ApacheNode } from './read-apache.ts';

/** A reader's request as the server sees it. */
export interface Request {
  scheme: 'http' | 'https';
  name: string;
  port: number;
  /** With its slash in front, without query. */
  path: string;
}

/** `https://a/` as it would stand in an address bar. */
export function addressOfRequest({ scheme, name, port, path }: Request): string {
  return `${scheme}://${name}${port === (scheme === 'https' ? 443 : 80) ? '' : `:${port}`}${path}`;
}

/** Value of a `%{NAME}`, null where only the running server knows it. */
function variable(name: string, { scheme, name: host, port, path }: Request): string | null {
  const standard = port === (scheme === 'https' ? 443 : 80);
  switch (name.toUpperCase()) {
    case 'HTTPS':
    case 'SSL:HTTPS':
      return scheme === 'https' ? 'on' : 'off';
    case 'REQUEST_SCHEME':
      return scheme;
    case 'SERVER_PORT':
      return String(port);
    case 'HTTP_HOST':
    case 'HTTP:HOST':
      return standard ? host : `${host}:${port}`;
    case 'SERVER_NAME':
      return host;
    case 'REQUEST_URI':
      return path;
    case 'THE_REQUEST':
      return `GET ${path} HTTP/1.1`;
    case 'REQUEST_METHOD':
      return 'GET';
    case 'QUERY_STRING':
      return '';
    default:
      return null;
  }
}

/** A text with `%{…}`, `$1` and `%1` filled in. Unknown variables are null, so that the whole is. */
export function expand(text: string, request: Request, rule: readonly string[], condition: readonly string[]): string | null {
  const unknown: string[] = [];
  const filled = text.replace(
    /%\{([^{}]{1,100})\}|([$%])(\d)|\\(.)/g,
    (whole, name?: string, mark?: string, digit?: string, escaped?: string) => {
      if (escaped !== undefined) return escaped;
      if (name === undefined) return (mark === '$' ? rule : condition)[Number(digit)] ?? '';
      const value = variable(name, request);
      if (value === null) unknown.push(name);
      return value ?? whole;
    },
  );
  return unknown.length === 0 && !filled.includes('${') ? filled : null;
}

/** All conditions before a rule: joined by "and", or by "or" where one is flagged so. The groups are those of the last condition that matched. */
export function conditionsHold(
  conditions: readonly ApacheNode[],
  request: Request,
  rule: readonly string[],
  budget: Budget,
): { holds: Truth; groups: readonly string[] } {
  let groups: readonly string[] = [];
  let all: Truth = true;
  let any: Truth | undefined;
  for (const { parameters } of conditions) {
    const [tested = '', pattern = '', flags = ''] = parameters;
    const marks = flags
      .toLowerCase()
      .replace(/[[\]\s]/g, '')
      .split(',');
    const one = conditionHolds(tested, pattern, marks.includes('nc') || marks.includes('nocase'), request, rule, groups, budget);
    if (one.groups !== null) groups = one.groups;
    any = any === undefined ? one.holds : any === true || one.holds === true ? true : any === null || one.holds === null ? null : false;
    if (marks.includes('or') || marks.includes('ornext')) continue;
    if (any === false) return { holds: false, groups };
    if (any === null) all = null;
    any = undefined;
  }
  return { holds: all, groups };
}

function conditionHolds(
  tested: string,
  written: string,
  ignoreCase: boolean,
  request: Request,
  rule: readonly string[],
  before: readonly string[],
  budget: Budget,
): { holds: Truth; groups: readonly string[] | null } {
  const unknown = { holds: null, groups: null };
  const subject = expand(tested, request, rule, before);
  if (subject === null || tested.toLowerCase() === 'expr') return unknown;
  const negated = written.startsWith('!');
  const pattern = negated ? written.slice(1) : written;
  const number = /^-(eq|ne|gt|ge|lt|le)(\d+)$/.exec(pattern.replace(/\s/g, ''));
  if (number !== null) return { holds: compare(number[1] ?? '', Number(subject), Number(number[2])) !== negated, groups: null };
  if (/^-\w/.test(pattern) || /^[<>]/.test(pattern)) return unknown;
  if (pattern.startsWith('=')) {
    const wanted = pattern.slice(1).replace(/^"(.*)"$/, '$1');
    const same = ignoreCase ? wanted.toLowerCase() === subject.toLowerCase() : wanted === subject;
    return { holds: same !== negated, groups: null };
  }
  const found = matchOf(pattern, subject, ignoreCase, budget);
  if (found === undefined) return unknown;
  return { holds: (found !== null) !== negated, groups: negated ? null : found };
}

function compare(how: string, a: number, b: number): boolean {
  if (how === 'eq') return a === b;
  if (how === 'ne') return a !== b;
  if (how === 'gt') return a > b;
  if (how === 'ge') return a >= b;
  return how === 'lt' ? a < b : a <= b;
}
