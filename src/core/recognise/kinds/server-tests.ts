import type { Detector, Recognised } from '../recognised.ts';

const HOSTS_HEAD = 'VirtualHost configuration:';
const HOST_ROW =
  /^(?:\s{0,40}(?:default server|port (\d{1,5}) namevhost)\s|(?:\*|\[[0-9a-fA-F:]{2,45}\]|[\d.]{7,15}|_default_):(\d{1,5})\s)/u;

/** `apachectl configtest` that went well (its failures are messages) and `apachectl -S`. Facts: ok; hosts, https. */
export const apacheTests: Detector = (lines) => {
  const found: Recognised[] = [];
  const syntax = lines.findIndex((line) => /^Syntax OK\s*$/u.test(line));
  if (syntax !== -1) found.push({ kind: 'apache-test', line: syntax + 1, facts: { ok: true } });
  const head = lines.findIndex((line) => line.startsWith(HOSTS_HEAD));
  if (head === -1) return found;
  const ports = lines.slice(head + 1, head + 400).flatMap((line) => {
    const row = HOST_ROW.exec(line);
    return row === null ? [] : [row[1] ?? row[2] ?? ''];
  });
  const https = ports.filter((port) => port === '443' || port === '8443').length;
  found.push({ kind: 'apache-hosts', line: head + 1, facts: { hosts: ports.length, https } });
  return found;
};

const CERTBOT_NAME = /^\s{0,4}Certificate Name: (\S{1,253})\s*$/u;
const CERTBOT_EXPIRY = /^\s{0,8}Expiry Date: .{10,40} \((VALID|INVALID): ([^)]{1,60})\)/u;

/** `certbot certificates`. Facts: certificates, expired. */
export const certbotList: Detector = (lines) => {
  const first = lines.findIndex((line) => line.includes('Certificate Name: ') && CERTBOT_NAME.test(line));
  if (first === -1) return [];
  const states = lines.slice(first).flatMap((line) => {
    const state = line.includes('Expiry Date') ? CERTBOT_EXPIRY.exec(line) : null;
    return state === null ? [] : [state[2] ?? ''];
  });
  const count = (word: string): number => states.filter((state) => state.includes(word)).length;
  return [
    { kind: 'certbot', line: first + 1, facts: { certificates: states.length, expired: count('EXPIRED'), revoked: count('REVOKED') } },
  ];
};

/** nmap's script, only that it is one. Facts: old (TLS 1.0 or 1.1 among the versions). */
export const nmapCiphers: Detector = (lines) => {
  const index = lines.findIndex((line) => /^\|[ _]ssl-enum-ciphers:/u.test(line));
  if (index === -1) return [];
  const old = lines.slice(index).some((line) => /^\|\s{1,6}(?:SSLv[23]|TLSv1\.[01]):/u.test(line));
  return [{ kind: 'nmap-ciphers', line: index + 1, facts: { old } }];
};

const VERSIONS: readonly [product: string, pattern: RegExp][] = [
  ['Apache', /^Server version: Apache\/([\d.]{3,12})/u],
  ['nginx', /^nginx version: nginx\/([\d.]{3,12})/u],
  ['Tomcat', /^Server version:\s{1,20}Apache Tomcat\/([\d.]{3,14})/u],
  ['Tomcat', /^Server number:\s{1,20}([\d.]{3,14})\s*$/u],
  ['Java', /^(?:openjdk|java) version "([^"]{1,30})"/u],
  ['curl', /^curl ([\d.]{3,12}) \(/u],
  ['git', /^git version (\d[\w.]{2,20})/u],
  ['wget', /^GNU Wget (\d[\d.]{2,12}) built on /u],
  ['HAProxy', /^HAProxy version (\d[\w.-]{2,20})/u],
  ['OpenSSL', /^OpenSSL (\d[\w.]{2,12}) {1,2}\d{1,2} [A-Z][a-z]{2} \d{4}/u],
];

/** The version of a program. Facts: product, version. */
export const versions: Detector = (lines) => {
  for (const [index, line] of lines.entries()) {
    if (line.length > 300 || !/\d\.\d|version/u.test(line)) continue;
    for (const [product, pattern] of VERSIONS) {
      const version = pattern.exec(line)?.[1];
      if (version !== undefined) return [{ kind: 'version', line: index + 1, facts: { product, version } }];
    }
  }
  return [];
};
