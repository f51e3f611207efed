import { ui } from 'content:interface/config';
import type { ConfigRequest } from '../../core/config/generate-request.ts';
import { isBefore, readServerVersion } from '../../core/config/server-version.ts';

/** Stands in while no name has been typed, so that the reader sees at once what comes out. */
export const exampleDomain = 'www.example.gov.tw';

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
    version: server === 'iis' ? '10.0' : (readServerVersion(text('version')) ?? text('version')),
    os: server === 'iis' ? 'windows' : (text('os') as ConfigRequest['os']),
    domains: domains.length === 0 ? [exampleDomain] : domains,
    staple: server !== 'iis' && data.has('staple'),
    hsts: text('hsts') === '' ? null : Number(text('hsts')),
    redirect: data.has('redirect'),
    passwordHere: ui.passwordHere,
  };
  const wanted = fieldsFor(request);
  for (const name of PATHS) {
    if (wanted.has(name) && text(name) !== '') request[name] = text(name);
  }
  if (wanted.has('openssl') && text('openssl') !== '') request.openssl = text('openssl');
  if (wanted.has('resolver') && text('resolver') !== '') request.resolver = text('resolver');
  return request;
}

/** Names of the fields that make a difference for this wish; the others are not shown. */
export function fieldsFor({ server, version, staple }: Pick<ConfigRequest, 'server' | 'version' | 'staple'>): Set<string> {
  if (server === 'iis') return new Set();
  if (server === 'tomcat') return new Set(['version', 'staple', 'certificatePath', 'keyPath', 'trustedPath']);
  const fields = new Set(['version', 'os', 'openssl', 'staple', 'certificatePath', 'keyPath', 'documentRoot']);
  const oldApache = server === 'apache' && isBefore(version, 2, 4, 8);
  if (oldApache || (server === 'nginx' && staple)) fields.add('trustedPath');
  if (server === 'nginx' && staple) fields.add('resolver');
  return fields;
}
