import type { Facts } from '../facts.ts';
import { isBefore } from './server-version.ts';

/** What to write a configuration for. Paths are on the server; absent ones get the usual place. */
export interface ConfigRequest {
  server: 'apache' | 'nginx' | 'tomcat' | 'iis' | 'haproxy' | 'wildfly' | 'spring';
  /** Version of the server, e.g. `2.4.62`, `1.27.3`, `10.1`; missing parts count as 0, but Apache 2.4 has to be told to the third. */
  version: string;
  os: 'debian' | 'rhel' | 'windows';
  /** Version of the OpenSSL that nginx or Apache runs with, e.g. `3.5.1`, `1.0.2k`; left out where it is not known. */
  openssl?: string;
  /** First the name of the site, then further names of the certificate. */
  domains: readonly string[];
  /** How Spring Boot's settings are written. */
  format?: 'properties' | 'yaml';
  /**
   * Certificate with its intermediates, PEM, leaf first; for Tomcat a PKCS#12 keystore, or the leaf alone if it ends in .pem, .crt or .cer. HAProxy has the
   * key in the same file, WildFly a PKCS#12 keystore, Spring Boot either.
   */
  certificatePath?: string;
  keyPath?: string;
  /** Issuers up to the root, for stapling on nginx; the intermediates for Apache before 2.4.8 and for Tomcat with PEM. */
  trustedPath?: string;
  /** DNS resolver for stapling on nginx. */
  resolver?: string;
  documentRoot?: string;
  /** What stands where the reader puts the password of a keystore; never a real one. */
  passwordHere: string;
  staple: boolean;
  /** Seconds for Strict-Transport-Security, null for none. */
  hsts: number | null;
  /** Send http to https. */
  redirect: boolean;
}

/** One line of a configuration and the code of its explanation. */
export interface GeneratedLine {
  text: string;
  note: GeneratedNote | null;
}

/** Codes of explanations; words in `content/messages/config.yaml`. */
export const generatedNotes = [
  'note-stapling-cache',
  'note-protocols',
  'note-ciphers',
  'note-honor-order',
  'note-redirect',
  'note-server-name',
  'note-engine',
  'note-certificate',
  'note-certificate-old',
  'note-chain-old',
  'note-key',
  'note-stapling',
  'note-trusted',
  'note-resolver',
  'note-hsts',
  'note-http2',
  'note-http2-old',
  'note-listen-tls',
  'note-modules',
  'note-include',
  'note-load-module',
  'note-listen',
  'note-listen-elsewhere',
  'note-connector',
  'note-host-config',
  'note-keystore',
  'note-password',
  'note-redirect-port',
  'note-web-xml',
  'note-stapling-java',
  'note-iis-binding',
  'note-iis-protocols',
  'note-iis-rewrite',
  'note-iis-hsts',
  'note-tls13-missing',
  'note-groups',
  'note-groups-hybrid',
  'note-session-cache',
  'note-session-tickets',
  'note-http2-apache',
  'note-http2-tomcat',
  'note-ciphers-tomcat',
  'note-hsts-filter',
  'note-async',
  'note-certificate-tomcat',
  'note-chain-tomcat',
  'note-haproxy-options',
  'note-haproxy-frontend',
  'note-haproxy-bind',
  'note-haproxy-server',
  'note-wildfly-store',
  'note-wildfly-password',
  'note-wildfly-context',
  'note-wildfly-listener',
  'note-wildfly-redirect',
  'note-wildfly-reload',
  'note-spring-rest',
  'note-spring-port',
  'note-spring-bundle',
  'note-spring-password',
  'note-spring-ciphers',
] as const;
export type GeneratedNote = (typeof generatedNotes)[number];

/** Why no configuration was written, each with the names of its facts. `position` counts from 1, 0 when there is no name at all. */
export const requestCodes = {
  'request-domain': ['position'],
  'request-version': [],
  'request-version-short': [],
  'request-openssl': [],
  'request-path': ['field'],
  'request-resolver': [],
  'request-hsts': [],
} as const satisfies Record<string, readonly string[]>;

/** A wish that cannot be written down. */
export interface RequestProblem {
  code: keyof typeof requestCodes;
  facts: Facts;
}

/** Mozilla's intermediate suites for TLS 1.2; those of TLS 1.3 are on by themselves but for older Tomcats. */
export const intermediateCiphers = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
].join(':');

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const DOMAIN = new RegExp(`^(?:\\*\\.)?(?:${LABEL}\\.){1,10}${LABEL}$`, 'i');
/** No blanks, quotes, backslashes (nginx reads them as escapes, Apache at a line's end as a continuation), dollar signs, braces, semicolons or anything else that a configuration reads as more than a path. */
const PATH = /^[\p{L}\p{N}_./:-]{1,250}$/u;

/** Can it stand where the names of a certificate go? */
export const isDomain = (name: string): boolean => name.length <= 253 && DOMAIN.test(name);
/** Can it be written down as it is? */
export const isPath = (path: string): boolean => PATH.test(path);

/** Null when everything can be written down as it is. Refused values are not shown in the facts. */
export function checkRequest(request: ConfigRequest): RequestProblem | null {
  const { domains, version, openssl, certificatePath, keyPath, trustedPath, documentRoot, resolver, hsts } = request;
  // A site's own name cannot be a wildcard (Apache's ServerName); further names can.
  const wrong = domains.findIndex((domain, index) => !isDomain(domain) || (index === 0 && domain.startsWith('*')));
  if (domains.length === 0 || domains.length > 100 || wrong >= 0) return { code: 'request-domain', facts: { position: wrong + 1 } };
  const readable = /^\d{1,3}(?:\.\d{1,4}){0,3}$/.test(version);
  // SSLHostConfig came with 8.5; what was before is out of support.
  if (!readable || (request.server === 'tomcat' && !isAtLeast(version, 8, 5))) return { code: 'request-version', facts: {} };
  // Between 2.4.6 and 2.4.37 nearly everything about TLS has changed, and what one refuses, or leaves out without a word, is not guessed at.
  if (request.server === 'apache' && !/^\d+\.\d+\.\d/.test(version) && !isBefore(version, 2, 4))
    return { code: 'request-version-short', facts: {} };
  if (openssl !== undefined && !/^\d{1,3}(?:\.\d{1,4}){1,2}[a-z]{0,2}$/.test(openssl)) return { code: 'request-openssl', facts: {} };
  for (const [field, path] of Object.entries({ certificatePath, keyPath, trustedPath, documentRoot })) {
    if (path !== undefined && !isPath(path)) return { code: 'request-path', facts: { field } };
  }
  if (resolver !== undefined && !/^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]{2,39}\])$/i.test(resolver))
    return { code: 'request-resolver', facts: {} };
  if (hsts !== null && !(Number.isInteger(hsts) && hsts >= 0 && hsts <= 315_360_000)) return { code: 'request-hsts', facts: {} };
  return null;
}

/** Is `version` at least that one? Compared number by number. */
export function isAtLeast(version: string, ...wanted: number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, number] of wanted.entries()) {
    const part = parts[index] ?? 0;
    if (part !== number) return part > number;
  }
  return true;
}

/** A line with or without its explanation. */
export const line = (text: string, note: GeneratedNote | null = null): GeneratedLine => ({ text, note });
