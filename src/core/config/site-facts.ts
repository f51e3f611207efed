import type { ConfigRequest } from './generate-request.ts';
import { isDomain, isPath } from './generate-request.ts';

/** What a configuration says of its site, as far as a new one can be written with it. */
export type SiteFacts = Required<Pick<ConfigRequest, 'domains'>> &
  Pick<ConfigRequest, 'certificatePath' | 'keyPath' | 'trustedPath' | 'documentRoot'>;

const NAMES = {
  nginx: {
    start: /^[ \t]*server[ \t]*(?=\{|\r?$)/im,
    domains: /server_name/,
    certificatePath: /ssl_certificate/,
    keyPath: /ssl_certificate_key/,
    trustedPath: /ssl_trusted_certificate/,
    documentRoot: /root/,
  },
  apache: {
    start: /^[ \t]*(?=<VirtualHost\s)/im,
    domains: /Server(?:Name|Alias)/i,
    certificatePath: /SSLCertificateFile/i,
    keyPath: /SSLCertificateKeyFile/i,
    trustedPath: /SSLCertificateChainFile/i,
    documentRoot: /DocumentRoot/i,
  },
};
const PATHS = ['certificatePath', 'keyPath', 'trustedPath', 'documentRoot'] as const;

/** Of the first site with a certificate, else of the first with a name; null where no name stands. */
export function siteFacts(text: string, kind: 'nginx' | 'apache'): SiteFacts | null {
  const names = NAMES[kind];
  const sites = text.replace(/^[ \t]*#.*$/gm, '').split(names.start);
  const values = (site: string, name: RegExp): string[] =>
    site.split(/[;{}\r\n]/).flatMap((statement) => {
      const [word = '', ...rest] = (statement.split('#')[0] ?? '').trim().replaceAll(/["']/g, '').split(/\s+/);
      return name.exec(word)?.[0] === word ? rest : [];
    });
  const domainsOf = (site: string): string[] => {
    const domains = values(site, names.domains)
      .map((name) => name.replace(/^https?:\/\/|:\d+$/g, ''))
      .filter(isDomain);
    // A site's own name comes first, and it cannot be a wildcard.
    return [...new Set(domains)].sort((a, b) => Number(a.startsWith('*')) - Number(b.startsWith('*'))).slice(0, 100);
  };
  const named = sites.filter((site) => /^[^*]/.test(domainsOf(site)[0] ?? ''));
  const site = named.find((one) => values(one, names.certificatePath).length > 0) ?? named[0];
  if (site === undefined) return null;
  const facts: SiteFacts = { domains: domainsOf(site) };
  for (const field of PATHS) {
    const path = values(site, names[field])[0];
    if (path !== undefined && isPath(path)) facts[field] = path;
  }
  return facts;
}
