import { parseIp } from '../text/ip-address.ts';
import { trimEndOf } from '../text/trim-end.ts';
import { urlHost } from '../fill/url-host.ts';
import { extensionOf } from './file-kinds.ts';

/** Where somebody wants to look: everything in it may stand in a command as it is. */
export interface Host {
  /** The name that the certificate must have; null where only an address was given. In ASCII and lower case. */
  name: string | null;
  /** The address to connect to, IPv6 without brackets; null where only a name was given. */
  ip: string | null;
  port: number;
  /** The name was a wildcard, and stands here with "www" in the star's place. */
  isWildcard: boolean;
}

/** Ports of services that speak TLS from their first byte, by the scheme of their addresses. */
const PORTS: Readonly<Record<string, number>> = { ldaps: 636, smtps: 465, imaps: 993, pop3s: 995, ftps: 990 };
/** What people write around an address: quotes, brackets, the punctuation of their sentence, a word before it. */
const BEFORE =
  /^(?:(?:網址|網站|主機|伺服器|連結|網域|域名|url|host|site|server|ip)\s{0,3}[:：=]|(?:ping6?|telnet|nslookup|dig|tracert|traceroute|curl|wget)\s|[\s"'`「『《〈（(<【[=:：,，]){1,20}/i;
const BEHIND = ' \t"\'`」』》〉）)>】,，。、;；!！?？';
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
/** What may be an address in a sentence, and the rest of one behind its path. */
const WORD = /[a-z0-9][\w.:/@~%-]{3,}/gi;
const ADDRESS = /([a-z0-9][\w.:/@~%-]{3,})(?:[?#][\w.:/@~%?&=#+-]*)?/gi;
/** More are a list from a spreadsheet, of which the first will do. */
const MOST = 20;
/** Longer than any address that somebody types or copies out of a browser. */
const LONGEST = 2_000;

/** The hosts in a text that holds nothing else, one a line; empty where it holds anything else. */
export function readHosts(text: string): Host[] {
  const lines = text
    .slice(0, LONGEST * MOST)
    .normalize('NFKC')
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const hosts: Host[] = [];
  for (const line of lines) {
    const host = readHost(line, lines.length === 1);
    if (host === null) return [];
    hosts.push(host);
  }
  return hosts.slice(0, MOST);
}

/** The addresses in a sentence or a log, in order, each with the word that it was. */
export function* hostsIn(text: string, most = LONGEST): Generator<{ host: Host; word: string }> {
  for (const [word] of text.slice(0, most).normalize('NFKC').matchAll(WORD)) {
    const host = hostOfWord(word);
    if (host) yield { host, word };
  }
}

/** The first address in a sentence, or null. */
export function hostIn(text: string): Host | null {
  for (const { host } of hostsIn(text)) return host;
  return null;
}

/** What an address may be written in where the input method was left in full width; the sentence's own punctuation stays as it is. */
const WIDE = /[\uff0e-\uff19\uff21-\uff3a\uff41-\uff5a]/g;

/** A sentence without its addresses; null where that leaves no words. */
export function withoutHosts(text: string): string | null {
  const rest = text
    .replace(WIDE, (character) => character.normalize('NFKC'))
    .replace(ADDRESS, (whole, word: string) => (hostOfWord(word) ? ' ' : whole))
    .trim();
  return /[\p{L}\p{N}]{2}/u.test(rest) ? rest : null;
}

const hostOfWord = (word: string): Host | null => (/@/.test(word) && !word.includes('://') ? null : readHost(word, false));

/** `isAlone`: nothing stands on another line. */
function readHost(line: string, isAlone: boolean): Host | null {
  if (line.length > LONGEST) return null;
  const bare = strip(line);
  const [first = '', second, ...rest] = bare.split(/[\s,;]+/);
  const one = readAddress(first);
  if (one === null) return null;
  if (second === undefined) return one;
  // Behind the path of an address anything may follow that was copied with it; words behind a single one are somebody's question.
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/]+\//i.test(first)) return isAlone && /^\p{L}/u.test(second) ? null : one;
  if (rest.length > 0) return null;
  if (/^\d{1,5}$/.test(second)) return withPort(one, second);
  const other = readAddress(second);
  // A name and the address that it has, in either order.
  if (other === null || (one.name === null) === (other.name === null)) return null;
  const [named, numbered] = one.name === null ? [other, one] : [one, other];
  return { ...named, ip: numbered.ip, port: numbered.port === 443 ? named.port : numbered.port };
}

function strip(line: string): string {
  const before = line.replace(BEFORE, '');
  // What opened an address of IPv6 is no ornament.
  const start = /^\[[0-9a-f:.]+[\]%]/i.test(line) ? line : before;
  return trimEndOf(start, BEHIND);
}

function readAddress(word: string): Host | null {
  const [, scheme = '', after = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(word) ?? [];
  const authority = after.replace(/[/?#\\].*$/s, '').replace(/^.*@/s, '');
  if (scheme === '' && (/@/.test(after) || /[\\?#]/.test(after.split('/')[0] ?? ''))) return null;
  const usual = PORTS[scheme.toLowerCase()] ?? 443;
  const alone = ipOf(authority);
  if (alone !== null) return { name: null, ip: alone, port: usual, isWildcard: false };
  const [, host = authority, digits] = /^(.*):(\d{0,5})$/s.exec(authority) ?? [];
  const made = hostOf(host.replace(/\.$/, ''), scheme !== '' || (digits ?? '') !== '', usual);
  return made === null || (digits ?? '') === '' ? made : withPort(made, digits ?? '');
}

function withPort(host: Host, digits: string): Host | null {
  const port = Number(digits);
  return port >= 1 && port <= 65_535 ? { ...host, port } : null;
}

/** `isSure`: a scheme or a port says that it is a host, so a single label will do. */
function hostOf(text: string, isSure: boolean, port: number): Host | null {
  const ip = ipOf(text);
  if (ip !== null) return { name: null, ip, port, isWildcard: false };
  const isWildcard = text.startsWith('*.');
  const name = asciiName(isWildcard ? text.slice(2) : text);
  if (name === null) return null;
  const labels = name.split('.');
  if (!labels.every((label) => LABEL.test(label)) || name.length > 253) return null;
  if (!isSure && (labels.length < 2 || extensionOf(name) !== null || !looksPublic(text))) return null;
  if (/^\d+$/.test(labels.at(-1) ?? '') || (isWildcard && labels.length < 2)) return null;
  return { name: isWildcard ? `www.${name}` : name, ip: null, port, isWildcard };
}

/** A last label as top level domains have it; names of Java classes end in capitals of their own. */
function looksPublic(text: string): boolean {
  const last = text.split('.').at(-1) ?? '';
  return (
    /^(?:[a-z]{2,24}|[A-Z]{2,24}|xn--[a-z0-9-]+|台灣|台湾|臺灣|公司|政府|網路|网络|組織|香港|中国|中國)$/.test(last) &&
    !/^(?:java|javax|sun|org\.apache)\./.test(text)
  );
}

function asciiName(text: string): string | null {
  if (/^[\x21-\x7e]*$/.test(text)) return text.toLowerCase();
  // Letters of other scripts; punctuation and blanks make a sentence of it.
  if (!/^[\p{L}\p{N}\p{M}.。-]+$/u.test(text) || !text.includes('.')) return null;
  return urlHost(text);
}

function ipOf(text: string): string | null {
  const inner = /^\[([^\]]*)\](?::\d*)?$/.exec(text)?.[1];
  if (inner !== undefined && /:\d+$/.test(text.slice(text.indexOf(']')))) return null;
  const bare = (inner ?? text).replace(/%.*$/s, '').toLowerCase();
  return parseIp(bare) === null ? null : bare;
}
