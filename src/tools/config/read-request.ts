import { ui } from 'content:interface/config';
import type { ConfigRequest } from '../../core/config/generate-request.ts';
import { isBefore, readServerVersion } from '../../core/config/server-version.ts';

/** Stands in while no name has been typed, so that the reader sees at once what comes out. */
export const exampleDomain = 'www.example.gov.tw';

/** Servers whose configuration a script of its own writes. */
export const isFurther = (server: ConfigRequest['server']): boolean => /^(?:haproxy|wildfly|spring)$/.test(server);

const PATHS = ['certificatePath', 'keyPath', 'trustedPath', 'documentRoot'] as const;

/** The wish as the form holds it. Fields that do not count for the chosen server are left out, whatever still stands in them. */
export function readRequest(form: HTMLFormElement): ConfigRequest {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const server = text('server') as ConfigRequest['server'];
  const domains = text('domains')
    .split(/[\s,，、;；]+/)
    .filter((name) => name !== '');
  const request: ConfigRequest = {
    server,
    // What is written does not depend on the version of these.
    version: /^(?:iis|haproxy|wildfly)$/.test(server) ? '1' : (readServerVersion(text('version')) ?? text('version')),
    os: server === 'iis' ? 'windows' : (text('os') as ConfigRequest['os']),
    domains: domains.length === 0 ? [exampleDomain] : domains,
    staple: server !== 'iis' && !isFurther(server) && data.has('staple'),
    hsts: text('hsts') === '' ? null : Number(text('hsts')),
    redirect: data.has('redirect'),
    passwordHere: ui.passwordHere,
  };
  const wanted = fieldsFor(request);
  for (const name of PATHS) {
    if (wanted.has(name) && text(name) !== '') request[name] = text(name);
  }
  if (wanted.has('format') && text('format') === 'yaml') request.format = 'yaml';
  if (wanted.has('openssl') && text('openssl') !== '') request.openssl = text('openssl');
  if (wanted.has('resolver') && text('resolver') !== '') request.resolver = text('resolver');
  return request;
}

/** Names of the fields that make a difference for this wish; the others are not shown. */
export function fieldsFor({ server, version, staple }: Pick<ConfigRequest, 'server' | 'version' | 'staple'>): Set<string> {
  if (server === 'spring') return new Set(['version', 'format', 'certificatePath', 'keyPath']);
  // Headers and redirects of these are in the same place.
  const site = ['hsts', 'redirect'];
  if (server === 'iis') return new Set(site);
  if (isFurther(server)) return new Set([...site, 'certificatePath']);
  if (server === 'tomcat') return new Set([...site, 'version', 'staple', 'certificatePath', 'keyPath', 'trustedPath']);
  const fields = new Set([...site, 'version', 'os', 'openssl', 'staple', 'certificatePath', 'keyPath', 'documentRoot']);
  const oldApache = server === 'apache' && isBefore(version, 2, 4, 8);
  if (oldApache || (server === 'nginx' && staple)) fields.add('trustedPath');
  if (server === 'nginx' && staple) fields.add('resolver');
  return fields;
}
