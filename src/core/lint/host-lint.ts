import type { Check } from '../policy/check.ts';
import { comparable, hostNames } from '../policy/host-names.ts';
import { nameForm } from '../policy/name-form.ts';
import { isPublicSuffix } from '../policy/public-suffix.ts';
import { listParameter } from '../policy/parameter.ts';
import { excerpt } from '../text/excerpt.ts';
import { parseIp } from '../text/ip-address.ts';
import { unicodeHost } from '../text/unicode-host.ts';
import type { Subject } from '../x509/subject.ts';
import { topLevelDomains } from './top-level-domains.ts';

const topOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/** Fully qualified names under no top-level domain of the Internet (BR 7.1.2.7.12: no Internal Name). The known internal ones have a rule of their own. */
export const unknownTopLevel: Check = {
  facts: ['name', 'where', 'top'],
  parameters: [],
  run: (subject) =>
    hostNames(subject)
      .filter(({ name, kind }) => kind === 'dns' && isPlain(name) && !topLevelDomains.has(topOf(name)))
      .map(({ name, where }) => ({ name: excerpt(name), where, top: topOf(name) })),
};

const isPlain = (name: string): boolean => [null, 'upper-case', 'underscore'].includes(nameForm(name));

/** Names that the SAN has more than once. */
export const repeatedName: Check = {
  facts: ['name', 'count'],
  parameters: [],
  run: ({ san }) => {
    const counts = new Map<string, { name: string; count: number }>();
    for (const { type, value } of san) {
      const key = `${type} ${comparable(value)}`;
      counts.set(key, { name: value, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    return [...counts.values()].filter(({ count }) => count > 1).map(({ name, count }) => ({ name: excerpt(name), count }));
  },
};

/** Labels that begin with "xn--" and stand for nothing in Unicode, or for something that is not in form NFC (RFC 5891, 4.2). */
export const idnLabel: Check = {
  facts: ['label', 'where'],
  parameters: [],
  run: (subject) =>
    hostNames(subject).flatMap(({ name, where }) =>
      name
        .split('.')
        .filter((label) => /^xn--/i.test(label) && label.length < 64 && !isLabelOfUnicode(label))
        .map((label) => ({ label: excerpt(label), where })),
    ),
};

function isLabelOfUnicode(label: string): boolean {
  const text = unicodeHost(label);
  return text !== null && text === text.normalize('NFC') && /[^\x00-\x7f]/.test(text);
}

/** A bare public suffix as a name, as "gov.tw": it has no owner who could ask for it (BR 3.2.2.4). */
export const bareSuffix: Check = {
  facts: ['name', 'where'],
  parameters: [],
  run: (subject) =>
    hostNames(subject)
      .filter(({ name, kind }) => kind === 'dns' && name.includes('.') && isPublicSuffix(name))
      .map(({ name, where }) => ({ name: excerpt(name), where })),
};

type UriField = 'ocsp' | 'caIssuers' | 'crl';

const urisOf = (subject: Subject, parameters: Parameters<Check['run']>[1]): { field: string; uri: string }[] =>
  listParameter(parameters, 'fields').flatMap((field) => subject[field as UriField].map((uri) => ({ field, uri })));

/** Addresses of the issuer's services that do not begin with http:// (BR 7.1.2.7.7, 7.1.2.11.2). */
export const uriScheme: Check = {
  facts: ['field', 'uri'],
  parameters: ['fields'],
  run: (subject, parameters) =>
    urisOf(subject, parameters)
      .filter(({ uri }) => !/^http:\/\//i.test(uri))
      .map(({ field, uri }) => ({ field, uri: excerpt(uri) })),
};

/** Addresses of the issuer's services on a host that is not on the Internet: an internal name, one label, a private address. */
export const uriInternal: Check = {
  facts: ['field', 'uri'],
  parameters: ['fields'],
  run: (subject, parameters) =>
    urisOf(subject, parameters)
      .filter(({ uri }) => {
        const host = /^(?:https?|ftp|ldaps?):\/\/([^/:?#]+)/i.exec(uri.slice(0, 2000))?.[1];
        return host !== undefined && parseIp(host) === null && (!isPlain(host) || !topLevelDomains.has(topOf(host)));
      })
      .map(({ field, uri }) => ({ field, uri: excerpt(uri) })),
};

/** Scheme and host in lower case: they are equal however they are written (RFC 3986, 6.2.2.1). */
const sameCase = (uri: string): string => uri.slice(0, 2000).replace(/^[a-z]+:\/\/[^/]*/i, (start) => start.toLowerCase());

/** One address given twice for the same service. */
export const uriRepeated: Check = {
  facts: ['field', 'uri'],
  parameters: ['fields'],
  run: (subject, parameters) =>
    urisOf(subject, parameters)
      .filter(({ field, uri }, at, all) => all.findIndex((other) => other.field === field && sameCase(other.uri) === sameCase(uri)) !== at)
      .map(({ field, uri }) => ({ field, uri: excerpt(uri) })),
};
