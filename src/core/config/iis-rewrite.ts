import type { Budget } from './budget.ts';
import type { ConfigReport } from './config-finding.ts';
import { matchOf } from './pattern/match-of.ts';
import type { Truth } from './truth.ts';
import type { XmlElement } from './tomcat/read-server-xml.ts';

/** What IIS's variables hold for a request by http and by https; of all others the paste says nothing. */
const VARIABLES = {
  http: { HTTPS: 'off', SERVER_PORT: '80', SERVER_PORT_SECURE: '0', REQUEST_SCHEME: 'http', REQUEST_METHOD: 'GET' },
  https: { HTTPS: 'on', SERVER_PORT: '443', SERVER_PORT_SECURE: '1', REQUEST_SCHEME: 'https', REQUEST_METHOD: 'GET' },
} as const;

const childrenOf = (element: XmlElement, name: string): XmlElement[] => element.children.filter((child) => child.name === name);
const value = (element: XmlElement | undefined, attribute: string): string => element?.attributes.get(attribute) ?? '';
const isTrue = (text: string): boolean => text.toLowerCase() === 'true';

/**
 * One rule of the URL Rewrite module (https://learn.microsoft.com/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference)
 * asked by http and by https. True where readers of http are led to https, or may be.
 */
export function examineRewriteRule(rule: XmlElement, names: ReadonlySet<string>, report: ConfigReport, budget: Budget): boolean {
  const [action] = childrenOf(rule, 'action');
  const target = value(action, 'url');
  if (action === undefined || value(action, 'type').toLowerCase() !== 'redirect' || value(rule, 'enabled').toLowerCase() === 'false')
    return false;
  if (/^http:/i.test(target)) {
    if (leadsBack(target, names) && applies(rule, 'https', budget) !== false)
      report.add('redirect-to-http', action.line, { directive: 'action' });
    return false;
  }
  if (/^(?:found|temporary|seeother)$/i.test(value(action, 'redirectType')) && /^https:/i.test(target))
    report.add('redirect-temporary', action.line, { directive: 'redirectType' });
  if (!/^https:\/\//i.test(target)) return false;
  // To the name that was asked for; any other name may be another site's.
  const sameSite = /^https:\/\/\{(?:HTTP_HOST|SERVER_NAME)\}/i.test(target);
  if (sameSite && applies(rule, 'https', budget) === true) report.add('redirect-loop', rule.line, { from: '{HTTP_HOST}', scheme: 'https' });
  return applies(rule, 'http', budget) !== false;
}

/** Does a redirect take the reader from https to http on the same site, or on one that the file serves by https? Another agency's may have no https yet. */
export function leadsBack(target: string, names: ReadonlySet<string>): boolean {
  const host = /^http:\/\/([^/?#:]{1,253})/i.exec(target)?.[1] ?? '';
  return /^\{(?:HTTP_HOST|SERVER_NAME)\}/i.test(host) || (host !== '' && names.has(host.toLowerCase()));
}

/** Does the rule match a page asked for in this way? */
function applies(rule: XmlElement, scheme: 'http' | 'https', budget: Budget): Truth {
  const [match] = childrenOf(rule, 'match');
  const pattern = value(match, 'url');
  const wildcard = /^wildcard$/i.test(value(rule, 'patternSyntax'));
  const truths: Truth[] = [matches(pattern, 'some/page.html', wildcard, match, budget)];
  const [conditions] = childrenOf(rule, 'conditions');
  const single = (conditions?.children ?? [])
    .filter(({ name }) => name === 'add')
    .map((one) => conditionHolds(one, scheme, wildcard, budget));
  if (single.length > 0) {
    const any = /^matchany$/i.test(value(conditions, 'logicalGrouping'));
    truths.push(any ? (single.includes(true) ? true : single.includes(null) ? null : false) : all(single));
  }
  return all(truths);
}

const all = (truths: readonly Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true);

function conditionHolds(condition: XmlElement, scheme: 'http' | 'https', wildcard: boolean, budget: Budget): Truth {
  const input = /^\{(\w+)\}$/.exec(value(condition, 'input').trim())?.[1]?.toUpperCase() ?? '';
  const known = VARIABLES[scheme];
  if (!Object.hasOwn(known, input) || /^(?:isfile|isdirectory)$/i.test(value(condition, 'matchType'))) return null;
  return matches(value(condition, 'pattern'), known[input as keyof typeof known], wildcard, condition, budget);
}

/** Patterns do not tell case apart unless they say so. */
function matches(pattern: string, subject: string, wildcard: boolean, element: XmlElement | undefined, budget: Budget): Truth {
  const expression = wildcard ? `^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$` : pattern;
  const found = matchOf(expression, subject, value(element, 'ignoreCase').toLowerCase() !== 'false', budget);
  if (found === undefined) return null;
  return (found !== null) !== isTrue(value(element, 'negate'));
}
